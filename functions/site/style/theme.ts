/** The colours, light and dark by the reader's choice, and the typeface: what a publisher may set. */
export const theme = `
:root {
  color-scheme: light dark;
  --paper: #fff; --panel: #f2f6f8; --ink: #1b2733; --soft: #4a5a68; --rule: #c9d4dc;
  --link: #00569d; --visited: #5a3a94; --accent: #00695e; --bar: #00473f; --on-bar: #fff;
  --note: #fdf6e3; --note-rule: #b58100; --stop: #fdeeee; --stop-rule: #b3261e; --focus: #ffc933;
  --urgent: #ffdd57; --urgent-rule: #b58100; --on-urgent: #1b2733;
  --alarm: #b3261e; --on-alarm: #fff;
  --text: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #11181e; --panel: #1a242c; --ink: #e4eaef; --soft: #a9b8c4; --rule: #3a4955;
    --link: #7fc0ff; --visited: #c3aaf3; --accent: #6fd0c2; --bar: #0b2f2b; --on-bar: #f0f7f6;
    --note: #2b2612; --note-rule: #d9a62a; --stop: #331a1a; --stop-rule: #f08b84;
    --urgent: #e6bf3c; --urgent-rule: #e6bf3c; --on-urgent: #1b2733;
    --alarm: #d03a31; --on-alarm: #fff;
  }
}`;
