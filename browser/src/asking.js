// The four pages, stepped through without leaving the document. The answers live in this memory and nowhere else.
import {
  ask, choose, fill, forgetErrors, inset, labelOf, main, make,
  mentions, Refused, show, showErrors, unseen, wait,
} from "./page.js";
import { carryOver } from "./carrying.js";
import { derive, drawWords } from "./receipt.js";
import { begin, Changed, outlineOf, sealConcern, staysAlone } from "./sealing.js";

const [RISK, WHAT, KNOWN, CHECK] = [0, 1, 2, 3];

export async function takeOver(ready) {
  const { words } = ready;
  const list = (await ask(ready.list)).trim().split(/\s+/);
  const answers = { posts: [], files: [] };
  const typed = {}; // what stands in the fields of a page that somebody left without "Continue"
  let [begun, receipt, receiptWords, at, warned, going, exiting] = [null, null, "", RISK, "", false, false];

  // What can be read again later is put back when somebody goes back to a page.
  const put = {
    [RISK]: () => choose("risk", [answers.risk]),
    [WHAT]: () => {
      main().querySelector("[name=words]").value = typed.words ?? answers.words ?? "";
      const hint = main().querySelector("[id^=id_file][id$=hint]");
      if (hint) hint.textContent = words.file_limits;
      listFiles();
    },
    [KNOWN]: () => {
      choose("known_as", typed.known_as ?? [answers.known_as]);
      choose("posts", typed.posts ?? answers.chosen ?? []);
      main().querySelector("[name=identity]").value = typed.identity ?? answers.identity ?? "";
    },
  };

  const took = {
    [RISK]: () => {
      const chosen = main().querySelector("[name=risk]:checked");
      if (!chosen) return [["risk", words.risk]];
      if (chosen.value === "yes") return isWritten() && warned !== "risk" ? warn("risk") : "hand over";
      Object.assign(answers, { risk: chosen.value, riskLabel: labelOf(chosen) });
      return [];
    },
    [WHAT]: () => {
      const text = main().querySelector("[name=words]").value;
      const errors = [];
      if (!text.trim()) errors.push(["words", words.words]);
      if (unseen(text)) errors.push(["words", words.unseen]);
      if ([...text].length > words.longest) errors.push(["words", words.too_long]);
      answers.words = text.trim();
      return [...errors, ...addFile()];
    },
    [KNOWN]: () => {
      const known = main().querySelector("[name=known_as]:checked");
      const posts = [...main().querySelectorAll("[name=posts]:checked")];
      const name = main().querySelector("[name=identity]").value.trim();
      const chosen = posts.map((each) => each.value);
      const errors = [];
      if (!known) errors.push(["known_as", words.known_as]);
      if (known && known.value !== "anonymous" && !name) errors.push(["identity", words.identity]);
      if (unseen(name)) errors.push(["identity", words.unseen]);
      if (!chosen.length) errors.push(["posts", words.posts]);
      if (chosen.includes(words.do_not_know) && chosen.length > 1) errors.push(["posts", words.posts_both]);
      Object.assign(answers, {
        known_as: known?.value,
        knownLabel: known && labelOf(known),
        identity: known?.value === "anonymous" ? "" : name,
        chosen,
        about: posts.map(labelOf).join(", "),
        posts: chosen.filter((each) => each !== words.somebody_else && each !== words.do_not_know),
        somebodyElse: chosen.includes(words.somebody_else),
        doesNotKnow: chosen.includes(words.do_not_know),
      });
      return errors;
    },
  };

  // Takes the chosen file into memory. A file is added by its own button, or by going on.
  function addFile() {
    const field = main().querySelector("[name=file]");
    const [file] = field.files;
    if (!file) return [];
    if (file.size > words.largest) return [["file", words.file]];
    if (answers.files.length >= words.most_files) return [["file", words.too_many]];
    answers.files.push(file);
    field.value = "";
    return [];
  }

  // The files so far, each with a button to take it out: as the plain page shows them.
  function listFiles() {
    main().querySelector(".upheld-files")?.remove();
    if (!answers.files.length) return;
    const lines = answers.files.map((file) => {
      const button = make("button", "govuk-button govuk-button--secondary", words.take_out);
      button.append(make("span", "govuk-visually-hidden", ` ${file.name}`));
      button.type = "button";
      button.addEventListener("click", () => {
        answers.files.splice(answers.files.indexOf(file), 1);
        listFiles();
      });
      return make("li", "", make("span", "", file.name), button);
    });
    const list = make("ul", "govuk-list upheld-files", ...lines);
    list.setAttribute("aria-label", words.files);
    main().querySelector("[name=file]").closest(".govuk-form-group").before(list);
  }

  // Before something written here goes to our server in clear, somebody presses twice.
  function warn(about) {
    warned = about;
    return about === "risk" ? [["risk", words.hand_over]] : [["", words.hand_over_plain]];
  }

  // Keeps what stands in the fields when somebody goes back or forward without "Continue".
  function keepTyped() {
    const valueOf = (name) => main().querySelector(`[name=${name}]`)?.value ?? "";
    const ticked = (name) => [...main().querySelectorAll(`[name=${name}]:checked`)].map((each) => each.value);
    if (at === WHAT) typed.words = valueOf("words");
    if (at === KNOWN) {
      Object.assign(typed, { known_as: ticked("known_as"), posts: ticked("posts"), identity: valueOf("identity") });
    }
  }

  const isWritten = () => Boolean((typed.words ?? answers.words ?? "").trim() || answers.files.length);

  async function go(step, remember = true) {
    going = true;
    try {
      show(await (step === CHECK ? ask(ready.urls.check, postsAsForm()) : ask(ready.steps[step])));
    } finally {
      going = false;
    }
    at = step;
    if (step === CHECK) await showCheck();
    else put[step]();
    if (remember) history.pushState({ step }, "", step === CHECK ? null : ready.steps[step]);
  }

  function postsAsForm() {
    const body = new FormData();
    for (const each of answers.chosen) body.append("posts", each);
    return body;
  }

  async function showCheck() {
    if (!receiptWords) {
      receiptWords = drawWords(list);
      [begun, receipt] = [await begin(), await derive(receiptWords, ready.salt)];
    }
    const names = answers.files.map((each) => each.name).join(", ");
    const gaps = {
      risk: answers.riskLabel, words: answers.words, file_name: names || words.none,
      known_as: answers.knownLabel, identity: answers.identity, about: answers.about, receipt: receiptWords,
    };
    for (const [name, value] of Object.entries(gaps)) fill(name, value);
    const boxes = [...main().querySelectorAll("[name=struck]")];
    const mentioned = boxes.filter((box) => mentions(answers.words, labelOf(box)));
    for (const box of mentioned) box.checked = true;
    if (mentioned.length) {
      const said = words.mentioned.replace("%(posts)s", () => mentioned.map(labelOf).join(", "));
      boxes[0].closest(".govuk-form-group").before(inset(said));
    }
    // Where a child may be at risk nothing waits; the page that the server sends does not know the answer.
    if (answers.risk !== "no") main().querySelector("[data-hand-over=hold]")?.closest("p").remove();
  }

  // Whom the page has shown as somebody who may read: nobody else is given a key.
  const shown = () => ({ has: (title) => main().textContent.includes(title) });

  async function send(button) {
    const kept = main().querySelector("[name=kept]");
    if (!kept.checked) return showErrors([["kept", words.kept]], words);
    const struck = [...main().querySelectorAll("[name=struck]:checked")].map((each) => each.value);
    const again = wait(button, words.sending);
    try {
      let outline = outlineOf(begun, receipt, answers, struck, false);
      let told = await ask(ready.urls.outline, JSON.stringify(outline));
      if (staysAlone(answers, told)) {
        outline = outlineOf(begun, receipt, answers, struck, true);
        told = await ask(ready.urls.outline, JSON.stringify(outline));
      }
      const body = await sealConcern({ begun, receipt, answers, outline, told, shown: shown() });
      const { promise } = await ask(ready.urls.send, body);
      await arrive(promise);
    } catch (no) {
      again();
      const said = no instanceof Changed ? words.changed : words.not_sent;
      showErrors([["", no instanceof Refused ? no.message : said]], words);
    }
    return undefined;
  }

  async function arrive(promise) {
    show(await ask(ready.urls.done));
    forget();
    const link = main().querySelector("[data-promise]");
    link.href = URL.createObjectURL(new Blob([promise], { type: "text/plain" }));
    link.download = "promise.txt";
    at = null;
    history.replaceState(null, "", ready.urls.done);
  }

  function forget() {
    for (const each of Object.keys(answers)) delete answers[each];
    for (const each of Object.keys(typed)) delete typed[each];
    Object.assign(answers, { posts: [], files: [] });
    [begun, receipt, receiptWords] = [null, null, ""];
  }

  // Only the plain pages can tell a duty contact. What was written goes there with somebody's consent.
  async function handOver(form) {
    if (isWritten()) await carryOver(ready.steps, [[RISK, { risk: ["yes"] }], ...written()]);
    forget();
    at = null;
    form.submit();
  }

  // Only the plain pages can let a concern wait, or make joining words: everything goes there, with consent.
  async function goOver(link) {
    const known = { known_as: [answers.known_as], identity: [answers.identity], posts: answers.chosen };
    await carryOver(ready.steps, [[RISK, { risk: [answers.risk] }], ...written(), [KNOWN, known]]);
    forget();
    at = null;
    location.assign(link.href);
  }

  function written() {
    const text = (typed.words ?? answers.words ?? "").trim();
    const files = answers.files.map((file) => [WHAT, { words: [text], file: [file], add: ["1"] }]);
    return [...(text ? [[WHAT, { words: [text] }]] : []), ...files];
  }

  // GOV.UK's script swallows a second press within a second, as if the first had left the page. Ours answers on
  // the page, so its buttons come without that, and a press while the next page is fetched does nothing.
  for (const each of main().querySelectorAll("form button")) each.replaceWith(each.cloneNode(true));

  document.addEventListener("submit", (event) => {
    if (at === null || !main().contains(event.target)) return;
    event.preventDefault();
    if (going) return;
    forgetErrors();
    const button = event.submitter ?? event.target.querySelector("button");
    if (at === CHECK) {
      send(button);
      return;
    }
    if (button.name === "add") {
      const wrong = main().querySelector("[name=file]").files.length ? addFile() : [["file", words.no_file]];
      if (wrong.length) showErrors(wrong, words);
      listFiles();
      return;
    }
    const errors = took[at]();
    const notShown = () => showErrors([["", words.not_shown]], words);
    if (errors === "hand over") handOver(event.target).catch(notShown);
    else if (errors.length) showErrors(errors, words);
    else {
      for (const each of at === WHAT ? ["words"] : ["known_as", "posts", "identity"]) delete typed[each];
      go(at + 1).catch(notShown);
    }
  });

  document.addEventListener("click", (event) => {
    const link = at === null ? null : event.target.closest("#main-content a, .govuk-back-link");
    const step = link ? ready.steps.indexOf(link.getAttribute("href")) : -1;
    const over = link?.dataset.handOver;
    if (step === -1 && !over) return;
    event.preventDefault();
    if (over && warned !== over) {
      showErrors(warn(over), words);
      return;
    }
    keepTyped();
    (over ? goOver(link) : go(step)).catch(() => showErrors([["", words.not_shown]], words));
  });

  addEventListener("popstate", (event) => {
    const step = event.state?.step ?? RISK;
    if (at === null) return;
    keepTyped();
    go(step, false).catch(() => location.reload());
  });

  // Reloading or closing the page loses what was written: the browser asks first. Whoever exits is asked nothing.
  document.addEventListener("click", (event) => {
    if (event.target.closest("[class*=exit-this-page]")) exiting = true;
  }, true);
  addEventListener("beforeunload", (event) => {
    const hidden = document.body.classList.contains("govuk-exit-this-page-hide-content");
    if (at === null || exiting || hidden) return;
    keepTyped();
    if (isWritten()) event.preventDefault();
  });

  // A page that a browser keeps ready for "Back" must not keep what was written.
  addEventListener("pagehide", forget);
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  history.replaceState({ step: RISK }, "");
}
