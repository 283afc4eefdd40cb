/** The doses that front matter names, each with the path to it. */
import type { Dose } from '../../../schemas/types.ts';
import type { Path } from '../front-matter/yaml.ts';
import type { ParsedArticle } from '../model.ts';

const fields = ['recommendedIntake', 'maximumIntake'] as const;

/** Of all subjects, in the order of the fields. */
export function* intakes({ frontMatter }: ParsedArticle): Generator<{ dose: Dose; path: Path }> {
  for (const [i, subject] of (frontMatter.about ?? []).entries())
    for (const field of fields)
      for (const [j, dose] of (subject[field] ?? []).entries())
        yield { dose, path: ['about', i, field, j] };
}
