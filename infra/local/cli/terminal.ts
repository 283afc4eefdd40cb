/** Standard output of the command line. */
export const write = (text: string) => void process.stdout.write(text);
export const print = (text: string) => write(`${text}\n`);
export const colour = process.stdout.isTTY && !process.env.NO_COLOR;
