// Takes what was written over to the plain pages, where our server locks it. Callers see to somebody's consent.
import { token } from "./page.js";

// A page that takes an answer leads on to another one; any other answer means that it was not taken.
export async function carryOver(steps, said) {
  for (const [step, fields] of said) {
    const body = new FormData();
    for (const [name, values] of Object.entries(fields)) for (const each of values) body.append(name, each);
    body.append("csrfmiddlewaretoken", token());
    const how = { method: "POST", body, credentials: "same-origin", redirect: "manual" };
    const answer = await fetch(steps[step], how);
    if (answer.type !== "opaqueredirect") throw new Error(`${answer.status}`);
  }
}
