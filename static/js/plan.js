// My dates, counted on this device: the rules of trajectory/plan/dates.py, which stand in the page as data.
(() => {
  // An older browser sends the form, and the server counts.
  if (!window.SubmitEvent || !Element.prototype.replaceChildren) return;
  const one = (query, place = document) => place.querySelector(query);
  const form = one("#plan");
  const data = JSON.parse(one("#plan-data").textContent);
  const DAY = 864e5;
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const today = () => {
    const now = new Date();
    return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  };
  const months = (time, count) => {
    const day = new Date(time);
    const first = [day.getUTCFullYear(), day.getUTCMonth() + count];
    return Math.min(Date.UTC(...first, day.getUTCDate()), Date.UTC(first[0], first[1] + 1, 0));
  };
  const shift = (base, rule) => {
    const start = base + rule.days * DAY;
    if (!rule.months) return [start, rule.about];
    const end = months(start, rule.months);
    const same = iso(start).slice(8) === iso(end).slice(8);
    return [end, rule.about || !same || end !== months(start + DAY, rule.months) - DAY];
  };
  const readDate = (name, first, ahead) => {
    const pieces = ["day", "month", "year"].map((piece) =>
      form.elements[`${name}-${piece}`].value.trim().replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15));
    if (!pieces.join("")) return undefined;
    if (!pieces.every((piece) => /^\d{1,4}$/.test(piece))) return "whole";
    const [day, month, year] = pieces.map(Number);
    if (year < +first.slice(0, 4) || year > +iso(today()).slice(0, 4) + data.ahead) return "year";
    const time = Date.UTC(year, month - 1, day);
    if (new Date(time).getUTCDate() !== day || month < 1 || month > 12) return "exists";
    if (time < Date.parse(first)) return "year";
    return time > months(today(), ahead ? data.ahead * 12 : 0) ? "future" : time;
  };
  const read = () => {
    const group = one("[name=groep]:checked", form);
    const [law, asylum] = data.groups[group ? group.value : "weet-ik-niet"];
    const at = {}, wrong = group ? {} : { groep: "choose" };
    for (const [name, of, first, ahead, after] of data.fields) {
      const found = of && of !== law ? undefined : readDate(name, first, ahead);
      if (typeof found === "string") wrong[name] = found;
      else if (found !== undefined) {
        at[name] = found;
        if (after && !wrong[after]) {
          if (found <= at[after]) wrong[name] = "order";
          else if (after === "pip" && at.pip === undefined) wrong.pip = "first";
        }
      }
    }
    return { law, asylum, at, wrong };
  };
  const holds = (only, at, found, asylum) => {
    const later = asylum && at.registration > at.notice;
    const sure = asylum === false || at.registration <= at.notice;
    const born = at.birth !== undefined;
    const inside = at.birth >= found["term-start"] && at.birth <= found["term-end"];
    return { "": true, "notice-certain": sure, "notice-doubt": !sure && !later, "registered-later": later,
      born, "born-in-term": inside, "born-outside": born && !inside }[only];
  };
  const plan = ({ law, asylum, at }) => {
    const rows = [], found = {}, unsure = {};
    for (const rule of data.rules) {
      const { key, base } = rule;
      if ((rule.law && rule.law !== law) || rule.unless.some((name) => at[name] !== undefined)) continue;
      const made = law === "wi2021" && base.startsWith("term-");
      const from = base in found || made ? found[base] : at[base];
      if ((base && from === undefined) || !holds(rule.only, at, found, asylum)) continue;
      let [time, about] = base && !rule.lost ? shift(from, rule) : [];
      if (time !== undefined) {
        about = unsure[key] = about || unsure[base] || false;
        if (!(key in found)) found[key] = time;
      }
      rows.push({ rule, time, about });
    }
    return rows.sort((a, b) => (a.time ?? -Infinity) - (b.time ?? -Infinity) || 0);
  };
  const write = (time, about) => {
    const day = new Date(time);
    const text = data.months[day.getUTCMonth()].replace(/{d}/g, day.getUTCDate()).replace(/{y}/g, day.getUTCFullYear());
    return about ? data.about.replace("%(date)s", text) : text;
  };
  const line = ({ rule, time, about }) => {
    const made = one("#row").content.cloneNode(true);
    const part = (name) => one(`.day__${name}`, made);
    const over = rule.end && time < today();
    const row = one("li", made);
    row.dataset.key = rule.key;
    row.classList.toggle("day--end", rule.end);
    row.classList.toggle("day--over", over);
    part("title").textContent = rule.title;
    part("text").innerHTML = rule.text;
    part("cited").innerHTML = rule.sources;
    part("source").hidden = !rule.sources;
    part("note--over").hidden = !over;
    part("note--about").hidden = !about;
    if (time === undefined) return made;
    part("when").hidden = false;
    const day = document.createElement("time");
    day.dateTime = iso(time);
    day.textContent = write(time, about);
    one("bdi", made).append(day);
    return made;
  };
  const item = (...inside) => {
    const made = document.createElement("li");
    made.append(...inside);
    return made;
  };
  const showMistakes = (wrong) => {
    const list = [];
    for (const name of ["groep", ...data.fields.map(([each]) => each)]) {
      const box = one(`#${name}`), said = one(`#${name}-mistake`);
      said.textContent = data.mistakes[wrong[name]] || "";
      said.hidden = !wrong[name];
      const inputs = box.querySelectorAll("input");
      inputs.forEach((input) => name === "groep" || input.toggleAttribute("aria-invalid", !!wrong[name]));
      if (!wrong[name]) continue;
      const link = document.createElement("a");
      link.href = `#${inputs[0].id}`;
      link.textContent = one("legend", box).textContent;
      list.push(item(link, `: ${said.textContent}`));
    }
    one(".plan-mistakes").replaceChildren(...list);
    one("#mistakes").hidden = !list.length;
  };
  const showLeft = ({ law, asylum }) => {
    const old = law === "wi2013", route = one("[name=route]:checked", form).value;
    const parts = data.parts[old ? law : route === "z" && asylum ? "z-asylum" : route];
    const box = (part) => one(`[name=klaar][value=${part}]`, form);
    const left = (parts || []).filter((part) => !box(part).checked);
    one("#left").replaceChildren(...left.map((part) => {
      const made = item(box(part).parentNode.textContent.trim());
      made.dataset.part = part;
      return made;
    }));
    one("#left-none").hidden = !parts || left.length;
    one("#left-unknown").hidden = !!parts;
    one("#left-old").hidden = !old;
  };
  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.id === "calendar") return;
    event.preventDefault();
    const known = read();
    const wrong = Object.keys(known.wrong).length > 0;
    showMistakes(known.wrong);
    one("#answer").hidden = wrong;
    if (!wrong) {
      const rows = plan(known);
      one("#days").replaceChildren(...rows.map(line));
      showLeft(known);
      one("#calendar").hidden = !rows.some((row) => row.time >= today());
      const step = data.steps[known.law === "wi2013" ? 2 : +(known.at.pip !== undefined)];
      document.querySelectorAll("[data-step]").forEach((code) => { code.hidden = code.dataset.step !== step; });
    }
    one(wrong ? "#mistakes" : "#answer-title").focus();
  });
  one("#print").hidden = false;
  one("#print").addEventListener("click", () => print());
})();
