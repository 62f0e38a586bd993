// A text field that knows lines: numbers and colours lie under it, problems are marked, and typing is told to Python.
// The browser owns the text. Python may replace it only by a new `load`, so that a late answer never undoes a letter.
const WAIT = 300, AT_MOST = 1500, HOLD = 2000, PATIENCE = 3000, STEP = "  ", KEPT = "proeftuin studio ";
const desks = new WeakMap();

export default function (component) {
  const { parentElement } = component;
  let desk = desks.get(parentElement);
  if (!desk) { desk = makeDesk(parentElement); desks.set(parentElement, desk); }
  desk.component = component;
  show(desk, component.data);
  return () => { desk.leave(); desks.delete(parentElement); };
}

function makeDesk(root) {
  const find = (one) => root.querySelector(one);
  const desk = { root, field: find("textarea"), mirror: find(".mirror"), scroller: find(".scroller"), nav: find("nav"),
    how: find(".how"), status: find("#status"), list: find(".here"), other: find(".other"), others: find(".there"), lines: [], file: null, load: null, page: null,
    version: 0, told: 0, dirty: false, timer: 0, again: 0, patience: PATIENCE, held: 0, since: 0, leaving: false, screens: [], here: -1 };
  const { field } = desk;
  field.addEventListener("input", () => typed(desk));
  field.addEventListener("keydown", (event) => pressed(desk, event));
  for (const one of ["keyup", "click", "focus"]) field.addEventListener(one, () => markScreen(desk));
  // Saving works wherever the focus is; otherwise the browser would offer to save the page.
  const save = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    stop(desk);
    desk.told = desk.version;
    listen(desk);
    ask(desk, "save");
  };
  // A click comes with what was typed last: whoever presses a button means the text as it stands. But Streamlit sends what
  // it is told a moment later, so whoever follows a link is let go in silence: it would be said in the name of the page that
  // is left, and lead back to it. This tab's memory has it, and tells it when the editor is drawn again.
  const clicked = (event) => {
    if (event.type === "click" && !event.composedPath().some((one) => one.tagName === "A")) { tell(desk); return; }
    stop(desk);
    clearTimeout(desk.held);
    desk.held = setTimeout(() => { desk.held = 0; tell(desk); }, HOLD);
  };
  const warn = (event) => { if (desk.dirty) event.preventDefault(); };
  document.addEventListener("keydown", save);
  const ears = [[document, "keydown", save], [window, "beforeunload", warn], [window, "click", clicked], [window, "popstate", clicked]];
  for (const [where, what, heard] of ears) where.addEventListener(what, heard, true);
  desk.leave = () => {
    for (const [where, what, heard] of ears) where.removeEventListener(what, heard, true);
    stop(desk); clearTimeout(desk.held); desk.component = null;
  };
  return desk;
}

// -- what Python says -------------------------------------------------------------------------------------------------

function show(desk, data) {
  if (data.file !== desk.file || data.load !== desk.load) take(desk, data);
  if (!data.dirty && data.version >= desk.version) { desk.dirty = false; forget(data.file); }
  desk.seen = desk.restored && data.version < desk.version ? desk.seen : data.seen;
  desk.field.setAttribute("aria-label", data.words.label);
  desk.how.textContent = data.words.how;
  if (data.version >= desk.told) { clearTimeout(desk.again); desk.patience = PATIENCE; }
  drawMarks(desk, data); drawScreens(desk, data);
  const gone = data.goto, done = (window.proeftuinWent = window.proeftuinWent || {});
  if (gone && done.id !== gone.id) { done.id = gone.id; requestAnimationFrame(() => go(desk, gone.line, gone.column)); }
}

// Another file, or another text of this one. What was typed and never reached the server comes back from this tab's memory.
function take(desk, data) {
  const same = desk.file === data.file && desk.page === data.page, kept = recall(data.file);
  // Somebody else saved the file while letters were on their way to the server: they stay, and the server asks.
  const ahead = same && desk.dirty && !data.wished && data.load !== desk.load && desk.field.value !== data.text;
  if (ahead) {
    Object.assign(desk, { load: data.load, version: data.version + 1, told: data.version, restored: true, dirty: true });
    keep(desk); setTimeout(() => tell(desk), 0);
    return;
  }
  tell(desk);
  const anew = kept && kept.page !== data.page && !data.dirty && kept.text !== data.text;
  const late = kept && kept.page === data.page && kept.load === data.load && kept.version > data.version;
  Object.assign(desk, { file: data.file, load: data.load, page: data.page, version: data.version, told: data.version, restored: false, dirty: data.dirty });
  if (anew || late) {
    desk.version = Math.max(kept.version, data.version) + 1;
    desk.seen = kept.seen; desk.restored = true;
    write(desk, kept.text, false);
    keep(desk); setTimeout(() => tell(desk), 0);
  } else {
    desk.seen = data.seen;
    write(desk, data.text, same);
    if (!data.dirty) forget(data.file);
  }
  if (!same) { desk.scroller.scrollTop = 0; desk.field.setSelectionRange(0, 0); }
}

// `undoable` keeps the browser's undo: who reverts a file can take that back.
function write(desk, text, undoable) {
  const { field } = desk;
  if (field.value !== text) {
    if (undoable) {
      desk.quiet = true;
      field.focus(); field.select();
      if (!document.execCommand("insertText", false, text)) field.value = text;
      desk.quiet = false;
    }
    if (field.value !== text) field.value = text;
  }
  paint(desk);
}

// -- what the author types --------------------------------------------------------------------------------------------

function typed(desk) {
  paint(desk);
  if (desk.quiet) return;
  desk.version += 1; desk.dirty = true;
  keep(desk); markScreen(desk);
  const now = Date.now();
  desk.since = desk.since || now;
  clearTimeout(desk.timer);
  desk.timer = setTimeout(() => tell(desk), Math.max(0, Math.min(WAIT, desk.since + AT_MOST - now)));
}

function stop(desk) { clearTimeout(desk.timer); clearTimeout(desk.again); desk.timer = 0; desk.since = 0; }

function tell(desk) {
  stop(desk);
  if (!desk.component || desk.held || desk.told === desk.version) return;
  desk.told = desk.version;
  desk.component.setStateValue("typed", state(desk));
  listen(desk);
}

// What the server does not answer is said again: it may just be starting anew.
function listen(desk) {
  desk.again = setTimeout(() => { desk.told = -1; desk.patience = Math.min(desk.patience * 2, 30000); tell(desk); }, desk.patience);
}

// Something to be done once, with the text as it stands.
function ask(desk, what, id = "") {
  desk.component.setTriggerValue("asked", { what, id, when: Date.now() + Math.random(), ...state(desk) });
}

function state(desk) {
  const line = desk.field.value.slice(0, desk.field.selectionStart).split("\n").length;
  return { file: desk.file, load: desk.load, version: desk.version, text: desk.field.value, seen: desk.seen, line };
}

function keep(desk) {
  const { page, load, version, seen } = desk;
  try { sessionStorage.setItem(KEPT + desk.file, JSON.stringify({ page, load, version, seen, text: desk.field.value })); } catch { /* full or forbidden */ }
}
function recall(file) { try { return JSON.parse(sessionStorage.getItem(KEPT + file)); } catch { return null; } }
function forget(file) { try { sessionStorage.removeItem(KEPT + file); } catch { /* forbidden */ } }

function pressed(desk, event) {
  const { field } = desk, plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.isComposing) return;
  if (event.key === "Escape") { desk.leaving = true; return; }
  if (event.key === "Tab" && plain && !desk.leaving) { event.preventDefault(); indent(field, event.shiftKey); }
  else if (event.key === "Enter" && plain && !event.shiftKey) { event.preventDefault(); insert(field, "\n" + deeper(field)); reveal(desk); }
  if (event.key !== "Shift") desk.leaving = false;
}

function insert(field, text) {
  if (text ? !document.execCommand("insertText", false, text) : !document.execCommand("delete")) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input"));
  }
}

// As deep as this line; below the first key of a list's item as deep as that key, below a key without a value one step in.
function deeper(field) {
  const line = field.value.slice(field.value.lastIndexOf("\n", field.selectionStart - 1) + 1, field.selectionStart);
  const [, spaces, dash] = /^( *)((?:- +)*)/.exec(line), rest = line.slice(spaces.length + dash.length).replace(/(^|\s)#.*$/, "");
  const key = /^[\w-]+:(\s|$)/.test(rest);
  return spaces + (key ? " ".repeat(dash.length) : "") + (/^[\w-]+:\s*$/.test(rest) ? STEP : "");
}

function indent(field, back) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  if (from === to && !back) { insert(field, STEP); return; }
  const start = value.lastIndexOf("\n", from - 1) + 1, last = to > from && value[to - 1] === "\n" ? to - 1 : to;
  const end = value.indexOf("\n", last) < 0 ? value.length : value.indexOf("\n", last);
  const old = value.slice(start, end), now = old.replace(back ? /^ {1,2}/gm : /^(?=.)/gm, back ? "" : STEP);
  if (old === now) return;
  const first = now.split("\n")[0].length - old.split("\n")[0].length;
  field.setSelectionRange(start, end); insert(field, now);
  field.setSelectionRange(Math.max(start, from + first), to + now.length - old.length);
}

// -- going to a line --------------------------------------------------------------------------------------------------

function go(desk, line, column) {
  const { field } = desk, lines = field.value.split("\n"), at = Math.min(Math.max(line, 1), lines.length) - 1;
  const start = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0), text = lines[at];
  // Columns count characters as people do; a browser counts some of them twice.
  const inside = Math.min([...text].slice(0, (column || 1) - 1).join("").length, text.length);
  const begin = column ? inside : text.length - text.trimStart().length;
  field.focus({ preventScroll: true });
  field.setSelectionRange(start + begin, start + text.length);
  desk.scroller.scrollIntoView({ block: "nearest" });
  const row = desk.mirror.children[at];
  if (row) desk.scroller.scrollTop = Math.max(0, row.offsetTop - desk.scroller.clientHeight / 4);
  markScreen(desk);
}

function reveal(desk) {
  const row = desk.mirror.children[desk.field.value.slice(0, desk.field.selectionStart).split("\n").length - 1];
  if (!row) return;
  const { scroller } = desk, low = row.offsetTop + row.offsetHeight + 24;
  if (low > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = low - scroller.clientHeight;
}

// -- drawing ----------------------------------------------------------------------------------------------------------

// Only the lines that differ are painted anew: a letter costs one line, however long the file is. Pieces are used again
// and not taken away: after every removal from the page Chromium begins a new step of undo, which then were one letter.
function paint(desk) {
  const now = desk.field.value.split("\n"), old = desk.lines, { mirror } = desk;
  let head = 0, tail = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  for (let n = old.length - now.length; n > 0; n -= 1) mirror.children[head].remove();
  for (let n = now.length - old.length; n > 0; n -= 1) mirror.insertBefore(document.createElement("div"), mirror.children[head] || null);
  for (let n = head; n < now.length - tail; n += 1) paintLine(mirror.children[n], now[n]);
  desk.lines = now;
}

function paintLine(row, line) {
  const pieces = [], cut = comment(line), text = line.slice(0, cut);
  let at = 0;
  for (const found of text.matchAll(/(^\s*(?:- +)*|[{,]\s*)([\w-]+)(?=:(?:\s|$))/g)) {
    const start = found.index + found[1].length;
    pieces.push(["", text.slice(at, start)], ["key", found[2]]);
    at = start + found[2].length;
  }
  pieces.push(["", text.slice(at)], ["comment", line.slice(cut)]);
  row.classList.add("line");
  while (row.children.length < pieces.length) row.append(document.createElement("span"));
  [...row.children].forEach((span, n) => {
    const [name, words] = pieces[n] || ["", ""];
    if (span.className !== name) span.className = name;
    if (!span.firstChild) span.append(document.createTextNode(words));
    else if (span.firstChild.nodeValue !== words) span.firstChild.nodeValue = words;
  });
}

// Where a comment begins: at a # with a space before it, outside quotes that begin a value.
function comment(line) {
  let quote = "";
  for (let n = 0; n < line.length; n += 1) {
    const one = line[n], before = n ? line[n - 1] : " ";
    if (quote) { if (one === quote) quote = ""; }
    else if ((one === "'" || one === '"') && /[\s[{,]/.test(before)) quote = one;
    else if (one === "#" && /\s/.test(before)) return n;
  }
  return line.length;
}

function drawMarks(desk, data) {
  for (const row of desk.mirror.querySelectorAll(".marked")) row.classList.remove("marked");
  for (const { line } of data.marks) desk.mirror.children[Math.min(line, desk.lines.length) - 1]?.classList.add("marked");
  desk.field.setAttribute("aria-invalid", String(data.marks.length > 0));
  if (desk.status.textContent !== data.words.status) desk.status.textContent = data.words.status;
  list(desk, desk.list, data.marks, (one) => go(desk, one.line, one.column));
  desk.other.textContent = data.others.length ? data.words.others : "";
  list(desk, desk.others, data.others, (one) => ask(desk, "open", one.id));
}

function list(desk, where, marks, chosen) {
  if (same(where.marks || [], marks)) return;
  where.marks = marks;
  where.hidden = !marks.length;
  where.replaceChildren(...marks.map((one) => {
    const item = document.createElement("li"), button = document.createElement("button"), place = document.createElement("b");
    button.type = "button"; place.textContent = `${one.where}: `;
    button.append(place, ...coded(one.text));
    button.onclick = () => chosen(one);
    item.append(button);
    return item;
  }));
}

// What stands between backticks is code: a word of the file.
function coded(text) {
  return text.split("`").map((part, n) => {
    if (n % 2 === 0) return part;
    const code = document.createElement("code");
    code.textContent = part;
    return code;
  });
}

function drawScreens(desk, data) {
  if (same(desk.screens, data.stops)) { markScreen(desk); return; }
  desk.screens = data.stops;
  desk.nav.hidden = !data.stops.length;
  desk.nav.setAttribute("aria-label", data.words.stops);
  desk.nav.replaceChildren(...data.stops.map((one) => {
    const button = document.createElement("button");
    button.type = "button"; button.textContent = one.title; button.title = one.title;
    button.onclick = () => { go(desk, one.line, 0); ask(desk, "screen", one.id); };
    return button;
  }));
  markScreen(desk);
}

// What did not change stays, and keeps the focus.
function same(one, other) { return JSON.stringify(one) === JSON.stringify(other); }

function markScreen(desk) {
  const line = desk.field.value.slice(0, desk.field.selectionStart).split("\n").length;
  const here = desk.screens.findLastIndex((one) => one.line <= line), moved = here !== desk.here;
  desk.here = here;
  [...desk.nav.children].forEach((button, n) => {
    if (n === here) button.setAttribute("aria-current", "true"); else if (button.hasAttribute("aria-current")) button.removeAttribute("aria-current");
  });
  const { nav } = desk, current = nav.children[here];
  if (moved) nav.scrollLeft = current ? Math.max(0, current.offsetLeft - nav.offsetLeft - nav.clientWidth / 3) : 0;
}
