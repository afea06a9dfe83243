// The page that somebody looks at: forms swapped for the next, errors shown as everywhere else, gaps filled.

export const main = () => document.querySelector("#main-content");

export const token = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? kept.token;
const kept = { token: "", error: "" };

export class Refused extends Error {}

// Asks the server. Nothing that was written goes along unless it is sealed: callers see to that.
export async function ask(address, body) {
  kept.token = token();
  const how = body ? { method: "POST", body, headers: { "X-CSRFToken": kept.token } } : {};
  const answer = await fetch(address, { credentials: "same-origin", cache: "no-store", redirect: "error", ...how });
  const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
  if (answer.ok) return isJson ? answer.json() : answer.text();
  throw isJson ? new Refused((await answer.json()).error) : new Error(`${answer.status}`);
}

// Puts another page of ours in place of this one, without leaving the document.
export function show(markup) {
  const next = new DOMParser().parseFromString(markup, "text/html");
  kept.token = next.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? token();
  main().replaceWith(document.adoptNode(next.querySelector("#main-content")));
  document.title = next.title;
  const [here, there] = [document, next].map((each) => each.querySelector(".govuk-back-link")?.closest("nav"));
  here?.remove();
  if (there) main().before(document.adoptNode(there));
  sayWhichPromise();
  window.scrollTo(0, 0);
  const heading = main().querySelector("h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus();
}

// Says on the page that the browser seals. It says so only once that is true.
export function sayWhichPromise() {
  for (const each of document.querySelectorAll("[data-promised]")) {
    each.hidden = each.dataset.promised !== "browser";
  }
}

// Fills a gap such as §words§ with text, in as many paragraphs as it has. Without text its row goes.
export function fill(name, words) {
  const sign = `§${name}§`;
  const walk = document.createTreeWalker(main(), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) if (walk.currentNode.data.includes(sign)) found.push(walk.currentNode);
  for (const node of found) {
    if (words === "") node.parentElement.closest(".govuk-summary-list__row")?.remove();
    else if (node.parentElement.matches("p.govuk-body")) node.parentElement.replaceWith(...paragraphs(words));
    else node.data = node.data.replace(sign, () => words);
  }
}

// Words that are there and that nobody could see: the same letters as in `kernel/visible.py`.
export const unseen = (words) =>
  words.trim() !== "" && !/[^\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u.test(words);

export function paragraphs(words) {
  const parts = words.split(/\r?\n(?:[ \t]*\r?\n)+/).filter((each) => each.trim());
  return parts.map((part) => {
    const paragraph = make("p", "govuk-body");
    paragraph.dir = "auto";
    part.split(/\r?\n/).forEach((line, at) => paragraph.append(...(at ? [make("br")] : []), line));
    return paragraph;
  });
}

export function make(tag, className = "", ...inside) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

export const inset = (words) => make("div", "govuk-inset-text", ...paragraphs(words));

// The summary of errors and a sentence at each field, in the markup that every page of ours has.
export function showErrors(errors, words) {
  forgetErrors();
  const links = errors.map(([name, sentence]) => {
    const field = name && main().querySelector(`form [name="${name}"]`);
    if (field) markField(field, sentence, words);
    const link = make("a", "", sentence);
    link.href = `#${field ? field.id : "main-content"}`;
    return make("li", "", field ? link : sentence);
  });
  const heading = make("h2", "govuk-error-summary__title", words.problem);
  const list = make("ul", "govuk-list govuk-error-summary__list", ...links);
  const body = make("div", "govuk-error-summary__body", list);
  const alert = make("div", "", heading, body);
  alert.setAttribute("role", "alert");
  const summary = make("div", "govuk-error-summary", alert);
  summary.tabIndex = -1;
  main().prepend(summary);
  kept.error = `${words.error} `;
  document.title = kept.error + document.title;
  summary.focus();
  // A browser reads a page again after each answer; this page answers by itself, and says so in the same way.
  history.replaceState(history.state, "");
}

function markField(field, sentence, words) {
  const group = field.closest(".govuk-form-group:has(fieldset)") ?? field.closest(".govuk-form-group");
  const hidden = make("span", "govuk-visually-hidden", `${words.error} `);
  const message = make("p", "govuk-error-message", hidden, sentence);
  message.id = `${field.name}-error`;
  group.classList.add("govuk-form-group--error");
  const choices = field.closest(".govuk-radios, .govuk-checkboxes");
  (choices ?? field).before(message);
  if (!choices) field.classList.add(field.tagName === "TEXTAREA" ? "govuk-textarea--error" : "govuk-input--error");
  const described = choices ? field.closest("fieldset") ?? field : field;
  const ids = (described.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  described.setAttribute("aria-describedby", [...new Set([...ids, message.id])].join(" "));
}

export function forgetErrors() {
  main().querySelector(".govuk-error-summary")?.remove();
  for (const each of main().querySelectorAll(".govuk-error-message")) each.remove();
  for (const kind of ["form-group", "textarea", "input"]) {
    for (const each of main().querySelectorAll(`.govuk-${kind}--error`)) each.classList.remove(`govuk-${kind}--error`);
  }
  document.title = document.title.replace(kept.error, "");
}

// What stands beside a chosen radio button or box.
export const labelOf = (field) => field.labels[0].textContent.trim();

export function wait(button, words) {
  const before = button.textContent;
  button.disabled = true;
  button.textContent = words;
  return () => {
    button.disabled = false;
    button.textContent = before;
  };
}

// Ticks what was chosen before.
export function choose(name, values) {
  for (const each of main().querySelectorAll(`[name="${name}"]`)) each.checked = values.includes(each.value);
}

const plain = (words) => (words.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []).join(" ");

// Whether somebody's words name a post, whatever the capitals and the spaces: as `concerns/routing.py`.
export const mentions = (words, title) => ` ${plain(words)} `.includes(` ${plain(title)} `);

