// Coming back: the seven words stay here, ciphertext comes, and is opened and answered here.
import { digestOf, sealUp } from "./bodies.js";
import { base64, hex, utf8, uuid } from "./bytes.js";
import { openPlace } from "./opening.js";
import {
  ask, fill, forgetErrors, inset, main, make,
  paragraphs, Refused, show, showErrors, unseen, wait,
} from "./page.js";
import { asPrinted, derive } from "./receipt.js";

const MESSAGES = ["acknowledgement", "message"];

export async function offerToOpen(ready) {
  const { words } = ready;
  const list = (await ask(ready.list)).trim().split(/\s+/);
  let [receipt, place, number, concern] = [null, null, 0, ""];
  const submit = main().querySelector("form button[type=submit], form button");
  const button = make("button", "govuk-button", words.open_here);
  button.type = "button";
  submit.classList.add("govuk-button--secondary");
  submit.before(button, " ");

  button.addEventListener("click", async () => {
    forgetErrors();
    const typed = main().querySelector("[name=receipt]").value;
    if (!typed.trim()) return showErrors([["receipt", words.receipt]], words);
    const again = wait(button, words.opening);
    try {
      receipt = await derive(asPrinted(typed, list), ready.salt);
      await open();
    } catch (no) {
      again();
      showErrors([["receipt", no instanceof Refused ? no.message : words.not_opened]], words);
    }
    return undefined;
  });

  // The receipt's own key signs something fresh for one purpose. The look-up key goes along, the words never.
  async function proof(purpose, about = "") {
    const { challenge } = await ask(ready.urls.challenge, "{}");
    const signature = base64(receipt.sign(utf8(`upheld/${purpose}/v1\n${about}${challenge}`)));
    return { challenge, signature, key: hex(receipt.key) };
  }

  async function open() {
    const found = await ask(ready.urls.open, JSON.stringify(await proof("sealed-open")));
    const places = await Promise.all(found.places.map((each) => openPlace(each, receipt)));
    [place, number, concern] = [found.places.at(-1), found.number, found.concern];
    paint(found.page, places);
    // Without an answer everything else of the page still stands.
    await tellOfReport(found.page, places).catch(() => {});
  }

  function paint(markup, places) {
    show(markup);
    history.replaceState(null, "", "#");
    draw(places);
    main().querySelector("form").addEventListener("submit", send);
  }

  // The learning report, which those who raised it read first. Of which matter stands sealed in the concern.
  async function tellOfReport(thread, places) {
    const bodies = places.flatMap((each) => each.bodies);
    const matter = bodies.find((each) => each.header.kind === "concern")?.header.content.matter;
    if (!matter) return;
    const proved = await proof("sealed-report", `${matter}\n`);
    const found = await ask(ready.urls.report, JSON.stringify({ ...proved, matter }));
    if (!found.page) return;
    const offer = () => {
      const notice = new DOMParser().parseFromString(found.notice, "text/html");
      main().querySelector("[data-report]").replaceChildren(...document.adoptNode(notice.body).childNodes);
      main().querySelector("[data-read-report]").addEventListener("click", () => {
        show(found.page);
        main().querySelector("[data-back-to-concern]").addEventListener("click", () => {
          paint(thread, places);
          offer();
        });
      });
    };
    offer();
  }

  function draw(places) {
    const bodies = places.flatMap((each) => each.bodies);
    const of = (kind) => bodies.filter((each) => each.header.kind === kind).map((each) => each.header.content);
    const files = [...of("file").map((each) => each.name), ...places.flatMap((each) => Array(each.files).fill("…"))];
    fill("words", of("written")[0]?.words ?? of("concern")[0]?.words ?? "…");
    fill("files", files.join(", "));
    fill("route", words.routes[of("triage").at(-1)?.route] ?? "");
    main().querySelector("[data-doubted]").hidden = !places.some((each) => each.doubted);
    const said = bodies.filter((each) => MESSAGES.includes(each.header.kind));
    if (said.length) main().querySelector("[data-messages]").replaceChildren(conversation(said));
    for (const { header } of bodies.filter((each) => each.header.kind === "feedback")) {
      const box = inset(header.content.words);
      box.prepend(
        make("h2", "govuk-heading-m", `${words.what_came}, ${dayOf(header)}`),
        make("p", "govuk-body", make("strong", "", words.outcomes[header.content.outcome] ?? "")),
      );
      main().querySelector("[data-feedback]").append(box);
    }
  }

  function conversation(said) {
    const items = said.map(({ header }) => {
      const mine = header.author === concern;
      const time = make("time", "", dayOf(header));
      time.dateTime = header.day;
      const meta = make("p", "upheld-message__meta", make("strong", "", mine ? words.you : words.they), ", ", time);
      const look = `upheld-message${mine ? " upheld-message--mine" : ""}`;
      return make("li", look, meta, ...paragraphs(header.content.words));
    });
    const list = make("ol", "upheld-messages", ...items);
    list.setAttribute("aria-label", words.messages);
    return list;
  }

  const dayOf = (header) =>
    new Date(`${header.day}T12:00:00Z`).toLocaleDateString(document.documentElement.lang, {
      day: "numeric", month: "long", year: "numeric",
    });

  async function send(event) {
    event.preventDefault();
    forgetErrors();
    const typed = main().querySelector("[name=words]").value.trim();
    if (!typed) return showErrors([["words", words.message]], words);
    if (unseen(typed)) return showErrors([["words", words.unseen]], words);
    const again = wait(event.submitter ?? event.target.querySelector("button"), words.sending);
    try {
      const id = uuid();
      const header = {
        compartment: place.id, body: id, author: concern, sequence: number,
        kind: "message", day: ready.today, content: { words: typed },
      };
      const blob = await sealUp(header, receipt, place.recipient);
      const proved = await proof("sealed-message", `${id}\n${number}\n${digestOf(blob)}\n`);
      const body = { ...proved, number, message: { id, sealed: base64(blob) } };
      await ask(ready.urls.message, JSON.stringify(body));
      await open();
    } catch (no) {
      again();
      // Somebody may have written meanwhile: the next try carries the next number.
      if (no instanceof Refused) await renumber();
      showErrors([["words", no instanceof Refused ? no.message : words.not_sent]], words);
    }
    return undefined;
  }

  async function renumber() {
    const found = await ask(ready.urls.open, JSON.stringify(await proof("sealed-open")));
    [place, number] = [found.places.at(-1), found.number];
  }

  addEventListener("pagehide", () => {
    [receipt, place] = [null, null];
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
