/** Reads the patterns before they are needed, one in each pause, so that "Selesai" does not wait for all of them. */
import { rulebook } from "./rulebook";

const FIRST_PAUSE = 800;
const PAUSE = 40;
let started = false;

export function warmUp(): void {
  if (started) return;
  started = true;
  let next = 0;
  const step = () => {
    const rule = rulebook().rules[next++];
    if (!rule) return;
    "sambang pak a".search(rule.find);
    setTimeout(step, PAUSE);
  };
  setTimeout(step, FIRST_PAUSE);
}
