// Below a Dutch text, while somebody writes it: what makes it hard to read. The server looks at the text; without this
// script the same stands on the screen "Writing help".
(() => {
  const { address, trouble } = document.currentScript.dataset;
  const WAIT = 600; // milliseconds after the last key
  const told = document.getElementById("wagtail-config");
  const config = told ? JSON.parse(told.textContent) : {};
  const ofNoun = /^(?!(forms|word|name|full_name)_).*_nl$/; // names are no sentences
  const answers = "for_whom|you_do|when|contact|cost|if_not|help";
  const ofPage = new RegExp(
    `^(title|intro|search_description)$|^body-.*value(-(heading|title|text|caption|alt_text|${answers}))?$`,
  );
  const kinds = 'textarea, input[type="text"], input:not([type])';
  const isDutchPage = config.ACTIVE_CONTENT_LOCALE === "nl" && /\/pages\//.test(location.pathname);
  const places = new WeakMap(); // by field: where its marks are shown, and what was last sent

  const fieldOf = (node) => {
    // A rich text is kept in a hidden field beside the editor.
    const rich = node.closest && node.closest("[data-draftail-editor-wrapper]");
    const field = rich ? rich.parentNode.querySelector('input[type="hidden"]') : node;
    const isText = field && (rich || (field.matches && field.matches(kinds)));
    return isText && (ofNoun.test(field.name) || (isDutchPage && ofPage.test(field.name))) ? field : null;
  };

  const placeOf = (field) => {
    if (!places.has(field)) {
      const box = document.createElement("div");
      const says = document.createElement("p");
      const cards = document.createElement("div");
      box.className = "writing";
      says.className = "writing__says";
      says.setAttribute("role", "status");
      says.setAttribute("aria-live", "polite");
      box.append(says, cards);
      (field.closest(".w-field__input") || field).after(box);
      places.set(field, { says, cards, sent: "", turn: 0, timer: 0 });
    }
    return places.get(field);
  };

  const say = (place, sentence) => {
    if (place.says.textContent !== sentence) place.says.textContent = sentence;
  };

  const show = (place, html) => {
    const found = document.createElement("template");
    found.innerHTML = html;
    const says = found.content.querySelector("[data-says]");
    say(place, says ? says.textContent.trim() : "");
    if (says) says.remove();
    place.cards.replaceChildren(found.content);
    offerCopies(place.cards);
  };

  const look = async (field) => {
    const place = placeOf(field);
    const text = field.value;
    if (text === place.sent) return;
    const turn = ++place.turn;
    place.sent = text;
    try {
      const answer = await fetch(address, {
        method: "POST",
        headers: { [config.CSRF_HEADER_NAME]: config.CSRF_TOKEN },
        body: new URLSearchParams({ text, place: location.pathname }),
      });
      const isOurs = answer.headers.get("X-Writing") === "1";
      if (!isOurs) throw new Error(answer.status);
      const html = await answer.text();
      if (turn === place.turn) show(place, html);
    } catch {
      if (turn !== place.turn) return;
      place.sent = null; // the next key asks again
      place.cards.replaceChildren();
      say(place, trouble);
    }
  };

  const later = (event) => {
    const field = fieldOf(event.target);
    if (!field) return;
    const place = placeOf(field);
    clearTimeout(place.timer);
    place.timer = setTimeout(() => look(field), WAIT);
  };

  const offerCopies = (root) => {
    if (!navigator.clipboard) return;
    root.querySelectorAll("button[data-copy]").forEach((button) => { button.hidden = false; });
  };

  ["input", "keyup", "paste", "focusin"].forEach((name) => document.addEventListener(name, later));
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
  offerCopies(document);
})();
