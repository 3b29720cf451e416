"use strict";
// Finding, keys and citations. Without this script the page says the same; it only cannot be narrowed.
{
  const $ = (id) => document.getElementById(id);
  // What only works with this script comes with it: the controls, and a drawing whose marks lead to the events.
  for (const controls of document.querySelectorAll("script.controls"))
    controls.insertAdjacentHTML("beforebegin", controls.textContent);
  const drawn = ({ src, srcset }) => {
    const written = Uint8Array.from(atob((srcset || src).split(",")[1]), (letter) => letter.charCodeAt());
    const bare = new TextDecoder().decode(written).replace(/<style>.*?<\/style>/s, "");  // the page has the same
    return document.importNode(new DOMParser().parseFromString(bare, "image/svg+xml").documentElement, true);
  };
  const picture = document.querySelector(".stage picture");
  picture?.replaceWith(...[...picture.children].reverse().map(drawn));

  // A long page is in pieces. All but the first of a list stand in a <noscript>: a browser without scripts reads them
  // as they are, and with scripts they are a text, of which elements are made only where one looks or goes.
  const pieces = [...document.querySelectorAll(".piece")].map((frame) => {
    const [inert] = frame.getElementsByTagName("noscript");
    const piece = { frame, inert: inert?.textContent ?? "", list: frame.querySelector("ol, ul") };
    if (inert) frame.replaceChildren();
    return piece;
  });
  const read = (piece) => piece.list ?? new DOMParser().parseFromString(piece.inert, "text/html").body.firstElementChild;
  const held = new Map();  // ids, and the pieces that have them
  const items = [];
  for (const piece of pieces) {
    const ids = piece.list
      ? [...piece.list.querySelectorAll("[id]")].map(({ id }) => id)
      : [...piece.inert.matchAll(/<(?:article|li) id="([^"]+)"/g)].map(([, id]) => id);
    for (const id of ids) held.set(id, piece);
    if (!piece.frame.classList.contains("told")) continue;
    piece.items = ids.filter((id) => id.startsWith("event-")).map((id, at) =>
      ({ id, piece, node: piece.list?.children[at] }));
    items.push(...piece.items);
  }
  const lists = pieces.filter((piece) => piece.items);
  let rest = new Set(items);  // the events that are shown
  const fill = (piece) => {
    if (piece.list) return;
    piece.frame.innerHTML = piece.inert;
    piece.list = piece.frame.firstElementChild;
    piece.frame.removeAttribute("style");
    piece.items?.forEach((item, at) => {
      item.node = piece.list.children[at];
      item.node.hidden = !rest.has(item);
    });
  };
  const fillAll = () => pieces.forEach(fill);
  const reach = (id) => {
    if (held.has(id)) fill(held.get(id));
    return $(id);
  };
  const looked = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen)
      if (isIntersecting) fill(pieces.find(({ frame }) => frame === target));
  }, { rootMargin: "50%" });
  const expect = (piece, left) => {
    if (!piece.list) piece.frame.style.minHeight = `${left * 14}rem`;
  };
  for (const piece of pieces) {
    if (piece.list) continue;
    expect(piece, piece.items?.length ?? 8);
    looked.observe(piece.frame);
  }

  const [form, tools, keys] = [$("find"), $("tools"), $("keys")];
  const words = form ? JSON.parse($("script-words").textContent) : {};
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // Names and words are folded as the program folds them (`tui.model.names`), with its own table of letters.
  const letters = new Map();
  for (const [fold, written] of Object.entries(JSON.parse($("folds")?.textContent ?? "{}")))
    for (const letter of written) letters.set(letter, fold);
  const beyondAscii = (letter) => letters.get(letter) ?? (/[\p{L}\p{N}]/u.test(letter) ? letter.toLowerCase() : "");
  const fold = (text) => text.normalize("NFC").replace(/[^\0-\x7f]/gu, beyondAscii).toLowerCase()
    .replace(/y/g, "i").replace(/['`]/g, "").replace(/[\0-\x2f\x3a-\x60\x7b-\x7f]+/g, " ")
    .replace(/([a-z])(?<=[a-z0-9].)\1+/g, "$1");

  // What each event is found by, in the order of `items`: its own words, and every name of who is there. Folding
  // takes long on a long page, so it is done bit by bit while nothing else is to do, or at once when it is needed.
  const texts = [];
  let [readTo, gathered] = [0, false];
  const gather = (enough) => {
    for (const { items: some, ...piece } of lists.slice(readTo)) {
      if (enough()) return;
      const nodes = [...read(piece).children];
      texts.push(...some.map((_, at) => ` ${fold(nodes[at].textContent)}`));
      readTo += 1;
    }
    if (gathered) return;
    gathered = true;
    const places = new Map(items.map(({ id }, at) => [`#${id}`, at]));
    const entries = pieces.filter((piece) => !piece.items).flatMap((piece) => [...read(piece).children]);
    for (const entry of entries) {
      const names = [...entry.querySelectorAll("h3, .names > *")].map((name) => fold(name.textContent)).join(" ");
      for (const link of entry.querySelectorAll("ul a")) {
        const at = places.get(link.hash);
        if (at !== undefined) texts[at] += ` ${names}`;
      }
    }
  };
  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 50));
  const gatherLater = () => whenIdle((idle) => {
    gather(() => idle.timeRemaining() < 2);
    if (!gathered) gatherLater();
  });

  // `typed` is what is looked for, `shown` and `rest` are the events that have it and pass the filters. Of each event
  // in `items`: whether it has been `found`, and the one filter that it has `missed`, or "several".
  let [typed, shown, found, missed] = ["", items, [], []];

  // The filters: a list to choose from for each field that tells events apart; -1 is any. Each event has numbers of
  // values, and a value is offered with the number of events that have it under all else that is asked.
  const fields = form ? JSON.parse($("filter-values").textContent).map(([name, values, of]) => ({
    name, values, of, chosen: -1, list: document.createElement("select"),
  })) : [];
  const offer = () => {
    for (const field of fields) {
      const label = document.createElement("label");
      label.append(`${words[field.name]} `, field.list);
      field.list.add(new Option(words.any, -1));
      $("filters").append(label);
      field.list.addEventListener("change", () => {
        field.chosen = Number(field.list.value);
        narrow();
        remember();
      });
    }
  };
  const count = (field) => {
    const events = new Uint32Array(field.values.length);
    for (let at = 0; at < items.length; at++)
      if (found[at] && (!missed[at] || missed[at] === field)) for (const value of field.of[at]) events[value]++;
    const offered = [new Option(words.any, -1)];
    field.values.forEach((value, number) => {
      if (events[number] || number === field.chosen)
        offered.push(new Option(`${value} (${events[number]})`, number, false, number === field.chosen));
    });
    field.list.replaceChildren(...offered);
    field.list.value = field.chosen;
  };
  // The numbers behind the values follow when nobody types any more, a list at a time.
  let counting = 0;
  const countLater = () => {
    const [mine, left] = [++counting, [...fields]];
    const next = () => whenIdle(() => {
      if (mine !== counting || !left.length) return;
      count(left.shift());
      next();
    });
    setTimeout(next, 250);
  };

  // To hide thousands of events takes long, so only those about where one looks are hidden at once. The other lists
  // are told how high they will be, about 14rem an event, and follow bit by bit.
  const below = (node) => node.getBoundingClientRect().bottom > 0;
  const tidy = (from, enough) => {
    for (const part of lists.slice(from)) {
      if (!part.stale) continue;
      if (enough(part)) return;
      if (part.list)
        for (const item of part.items) if (item.node.hidden === rest.has(item)) item.node.hidden = !item.node.hidden;
      part.stale = false;
    }
  };
  const tidyAll = () => tidy(0, () => false);
  const tidyLater = () => whenIdle((idle) => {
    tidy(0, () => idle.timeRemaining() < 2);
    if (lists.some((part) => part.stale)) tidyLater();
  });
  const narrow = () => {
    const wanted = fold(typed).split(" ").filter(Boolean);
    const chosen = fields.filter((field) => field.chosen >= 0);
    const asked = wanted.length > 0 || chosen.length > 0;
    if (wanted.length) gather(() => false);
    found = items.map((_, at) => wanted.every((word) => texts[at].includes(word)));
    missed = items.map((_, at) => {
      const by = chosen.filter((field) => !field.of[at].includes(field.chosen));
      return by.length > 1 ? "several" : by[0];
    });
    shown = items.filter((_, at) => found[at] && !missed[at]);
    rest = new Set(shown);
    const first = lists.findIndex(({ frame }) => below(frame));  // before anything changes, when it costs nothing
    for (const part of lists) {
      const left = part.items.reduce((sum, item) => sum + rest.has(item), 0);
      part.stale = left > 0;
      if (part.left === left) continue;
      part.left = left;
      part.frame.hidden = !left;
      expect(part, left);
      if (part.list) part.list.style.containIntrinsicSize = left < part.items.length ? `none ${left * 14}rem` : "";
    }
    let room = 60;  // events that the tallest screen has room for
    tidy(Math.max(0, first), (part) => {
      if (room <= 0) return true;
      room -= part.left;
      fill(part);
      return false;
    });
    tidyLater();
    $("found").value = asked ? filled(words.found, { shown: shown.length, total: items.length }) : "";
    $("show-all").hidden = !asked;
    countLater();
  };
  // What is asked stands in the address, so that what was found can be sent to somebody.
  const asked = () => {
    const all = [["find", typed], ...fields.map(({ name, values, chosen }) => [name, values[chosen]])];
    return all.filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  };
  // A browser takes long to change it, so it does when nobody types any more, or before one goes on from there.
  let remembering = 0;
  const remember = () => {
    const now = asked();
    if (now || location.hash.includes("=")) history.replaceState(null, "", now ? `#${now}` : "#events");
    clearTimeout(remembering);
    remembering = 0;
  };
  const rememberLater = () => {
    clearTimeout(remembering);
    remembering = setTimeout(remember, 200);
  };
  const ask = (address) => {
    const given = new Map(address.split("&").map((part) => part.split("=").map(decoded)));
    typed = $("words").value = given.get("find") ?? "";
    for (const field of fields) {
      field.chosen = field.values.indexOf(given.get(field.name) ?? null);
      if (![...field.list.options].some((option) => Number(option.value) === field.chosen))
        field.list.add(new Option(field.values[field.chosen], field.chosen));
      field.list.value = field.chosen;
    }
    narrow();
  };
  const decoded = (text) => {
    try { return decodeURIComponent(text); } catch { return text; }  // an address that somebody has cut
  };
  const clear = () => { ask(""); remember(); };

  // The event that the keys start from: the one in the address, else the first that can be seen.
  const named = () => {
    const id = location.hash.slice(1);
    if (!id.startsWith("event-") || !reach(id)) return null;
    return held.get(id).items.find((item) => item.id === id);
  };
  const current = () => {
    tidyAll();
    const item = named();
    return item && !item.node.hidden ? item : null;
  };
  // A long page is laid out where it is looked at, so that a place it goes to moves for a few frames.
  const settle = (frames) => {
    $(decoded(location.hash.slice(1)))?.scrollIntoView();
    if (frames) requestAnimationFrame(() => settle(frames - 1));
  };
  const arrive = () => {
    clearTimeout(remembering);
    reach(decoded(location.hash.slice(1)));
    const item = named();
    if (location.hash.includes("=")) ask(location.hash.slice(1));
    if (item && !rest.has(item)) ask("");
    tidyAll();
    if (item) item.node.querySelector(".head").append(tools);
    tools.hidden = !item;
    $("copied").value = "";
    if (lists.length > 1 || item) settle(lists.length > 1 ? 5 : 0);
  };
  const step = (by) => {
    const at = current();
    const seen = at ? null : lists.find(({ frame }) => below(frame));
    if (seen) fill(seen);
    const next = at ? shown[shown.indexOf(at) + by] : seen?.items.find(({ node }) => below(node));
    const link = next && reach(next.id).querySelector("h3 a");
    if (!link) return;
    if (remembering) remember();
    location.hash = link.hash;
    link.focus({ preventScroll: true });
  };

  // The drawing, as wide as its frame or wider; what is selected stays in its middle. It is stretched by a transform,
  // and the frame keeps its height, so that neither its words nor anything outside has to be laid out again.
  let zoom = 1;
  const magnify = (factor) => {
    zoom = factor ? Math.min(16, Math.max(1, zoom * factor)) : 1;
    const stage = document.querySelector(".stage");
    stage.style.height ||= `${stage.offsetHeight}px`;
    if (zoom === 1) stage.style.height = "";
    for (const { style } of stage.children) style.transform = zoom > 1 ? `scale(${zoom})` : "";
    stage.tabIndex = zoom > 1 ? 0 : -1;
    const picture = [...stage.children].find((drawn) => drawn.clientWidth);
    const mark = current() && picture.querySelector(`a[href="${CSS.escape(location.hash)}"] .glyph`);
    const [frame, box] = [picture, mark ?? picture].map((part) => part.getBoundingClientRect());
    stage.scrollLeft = box.left + box.width / 2 - frame.left - stage.clientWidth / 2;
    stage.scrollTop = mark ? box.top + box.height / 2 - frame.top - stage.clientHeight / 2 : 0;
  };

  const citation = () => {
    const { node: item } = current();
    const said = (node) => node.textContent.replace(/\s+/g, " ").trim();
    const when = item.querySelector(".when").cloneNode(true);
    when.querySelectorAll(".refs").forEach((refs) => refs.remove());
    const notes = new Set([...item.querySelectorAll(".refs a")].map((ref) => ref.hash));
    const sources = [...notes].map((note) =>
      [...$(note.slice(1)).querySelectorAll(".source, .address")].map(said).join(", "));
    const event = filled(words.cited, {
      title: said(item.querySelector("h3")), date: said(when), page: document.title,
      version: said(document.querySelector("code[title]")), address: location.href,
    });
    return [event, ...sources].join("\n");
  };
  const copy = async () => {
    if (!current()) return;
    try {
      await navigator.clipboard.writeText(citation());
      $("copied").value = words.copied;
    } catch {  // a browser that forbids it lets it be copied by hand
      $("by-hand").querySelector("textarea").value = citation();
      $("by-hand").showModal();
      $("by-hand").querySelector("textarea").select();
    }
  };

  const act = {
    ArrowRight: () => step(1), l: () => step(1), ArrowLeft: () => step(-1), h: () => step(-1),
    "+": () => magnify(1.5), "=": () => magnify(1.5), "-": () => magnify(1 / 1.5), 0: () => magnify(0),
    "/": () => $("words").focus(), F3: () => $("words").focus(), y: copy, x: clear, Escape: clear,
    "?": () => keys.showModal(), F1: () => keys.showModal(),
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      step(1);
    });
    $("words").addEventListener("input", ({ target }) => {
      typed = target.value;
      narrow();
      rememberLater();
    });
    $("show-all").addEventListener("click", clear);
    $("show-keys").addEventListener("click", () => keys.showModal());
    tools.querySelector("button").addEventListener("click", copy);
    document.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "f") fillAll();  // for the browser's own search
      if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
      if (event.target.matches("input, select")) {
        if (event.key === "Escape") { clear(); event.target.blur(); }
      } else if (event.key in act) { event.preventDefault(); act[event.key](); }
    });
    addEventListener("hashchange", arrive);
    addEventListener("beforeprint", () => { fillAll(); tidyAll(); });
    offer();
    addEventListener("load", () => {
      arrive();
      whenIdle(() => {
        if (!asked()) narrow();
        gatherLater();
      });
    });
  }
}
