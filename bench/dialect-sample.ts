/** An article as somebody might write it who uses every dialect of Markdown there is. */
export const dialectSample = `---
title: Water and salt on hot days
description: How much to drink when it is hot, who has to be careful, and when to call for help.
authors: [The desk]
topics: [heat]
---

When it is hot, the body loses water and salt through the skin. Most people drink enough when they
drink at every meal and whenever they are thirsty. Older people feel thirst late, and so do children
at play.[^1] ==Nobody needs tablets of salt==, and too much water can harm, too :warning:.

%% ask the kidney team whether the next box is clear enough %%

> [!WARNING]
> Call for help at once if somebody is confused, stops sweating or faints. Do not wait until the
> evening, and do not give anything to drink to somebody who cannot swallow.

## How much {#how-much .unnumbered}

Adults lose about half a litre a day through the skin and the breath, and much more at work in the
sun.[^2] A rule of thumb is to drink 1.5 L a day, and a glass more for every hour outside. Drinks with
sugar cost $2 and $3 and help no better than water. See [[night-leg-cramps|cramps at night]] for
those who wake up with pain, and [the table of doses](#table){.more}.

Urine
: Pale is good. Dark means that the body saves water.

Thirst
: A late sign, above all with age. Drink by the clock on the hottest days, as far as the heart and
  the kidneys allow it.

### For those who count

The loss is $V = \\frac{m_1 - m_2}{\\rho}$, with the weight before and after. Blood holds 135 to 145 mmol
of Na^+^ in a litre; it is thinner than that when $c < 135$, and water, H~2~O, is what there is too
much of.

$$
c = \\frac{n}{V}
$$

::: {.callout-tip title="At work"}
- Begin the day with a glass of water.
- Sit in the shade for ten minutes in every hour.
- Eat something salty at noon, such as bread and cheese.
:::

## Who has to be careful

People with a weak heart or with disease of the kidneys have been told how much they may drink. That
still holds when it is hot: ask before you drink more. Some tablets for high blood pressure make the
body lose salt, and others keep it back.[^3]

!!! danger "Not without asking"
    Do not stop a tablet by yourself because it is hot. Call the practice, and say how much you drink
    and whether you feel dizzy when you stand up.

+-----------------+-------------------------------+
| Who             | What to ask                   |
+=================+===============================+
| Weak heart      | How much may I drink a day?   |
+-----------------+-------------------------------+
| Weak kidneys    | Which drinks have *potassium*?|
+-----------------+-------------------------------+
| Older than 75   | Who looks in on me at noon?   |
+-----------------+-------------------------------+

![A glass of water](a glass.png =300x200)

{/* The picture is ours; the agency's has run out. */}

## What else helps

Keep the sun out in the morning, and let the cool air in at night. Wet the arms and the neck. Wear
light clothes, and a hat outside. Move what is hard to the early hours. Look in on neighbours who
live alone, and ring them up in the evening.\\

> [!note]- For carers
> Write down what is drunk. Two litres are too much for some, and one is too little for most.

## When to seek help

Call the emergency number if somebody is confused, has a fit, is hot and dry, or cannot be woken. Call
the practice on the same day for cramps that do not pass, for vomiting, and for dizziness that comes
back.

[^1]: Desk A. Water and heat. Journal of Examples. 2020;1(1):1–9.
[^2]: Desk B. Sweat at work. Journal of Examples. 2021;2(1):1–9.
[^3]: Desk C. Tablets and heat. Journal of Examples. 2022;3(1):1–9.
`;
