// The search page: asks the index of each language and shows what it finds. Results are text nodes, never markup.

const AT_ONCE = 10; // results
const EXCERPT = 40; // words
const WAIT = 200; // milliseconds after the last key

const form = document.querySelector("#search");
const field = form.elements.q;
const selects = [...form.querySelectorAll("select")];
const narrow = form.querySelector("summary");
const status = document.querySelector("#search-status");
const words = status.dataset; // what is said here, in the language of the page
const narrowDown = narrow.textContent;
const home = new URL("..", import.meta.url);
const lists = [...document.querySelectorAll("[data-language]")].map((section) => ({
  section,
  language: section.dataset.language,
  heading: section.querySelector("h2"),
  count: section.dataset.count,
  list: section.querySelector("ol"),
  more: section.querySelector("button"),
}));
const labels = new Map();
for (const { name, options } of selects) for (const { value, label } of options) labels.set(`${name} ${value}`, label);
const label = (name, value) => labels.get(`${name} ${value}`) ?? value;

/* The index: each language has a Pagefind of its own, because one can stem in one language only. */

let opened;
const open = () => (opened ??= Promise.all(lists.map(openOne)));

async function openOne(one) {
  one.index = await import(new URL(`search/${one.language}/pagefind.js`, home));
  await one.index.options({ ranking: { metaWeights: { title: 2, standing: 0, also: 0.5 } } });
  await one.index.filters(); // loads them all, so that every search counts them
  one.known = new Map();
}

/** Returns what one language has. A word that is not in it is left out; where none is, there is nothing. */
async function ask(one, query, filters) {
  if (!query) return one.index.search(null, { filters });
  if (/^".+"$/.test(query)) return one.index.search(query, { filters });
  const known = [];
  for (const word of query.split(/\s+/)) if (await isKnown(one, word)) known.push(word);
  return known.length ? one.index.search(known.join(" "), { filters }) : { results: [], filters: {}, totalFilters: {} };
}

// For a word that it does not have, Pagefind takes the longest beginning that it has: "den" for "denied".
async function isKnown({ index, known }, word) {
  if (!known.has(word)) {
    const [best] = (await index.search(word)).results;
    known.set(word, best !== undefined && isLike(plain(word), await best.data()));
  }
  return known.get(word);
}

function isLike(word, { content, locations, meta }) {
  const all = content.split(/\s+/);
  const found = [...locations.map((at) => all[at] ?? ""), meta.title, meta.also ?? ""];
  return found.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).map(plain).some((other) => {
    if (other.startsWith(word) || (other && word.startsWith(other) && word.length - other.length < 3)) return true;
    return word.length > 3 && other.startsWith(word.slice(0, Math.max(4, word.length - 3)));
  });
}

const plain = (text) => text.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/* A search: what is asked stands in the address, which can be kept and sent. */

let latest = 0;

async function search() {
  const turn = ++latest;
  const query = field.value.trim();
  const chosen = selects.filter((one) => one.value).map((one) => [one.name, one.value]);
  const filters = Object.fromEntries(chosen);
  const asked = new URLSearchParams([...(query ? [["q", query]] : []), ...chosen]).toString();
  history.replaceState(null, "", asked ? `?${asked}` : location.pathname);
  narrow.textContent = [narrowDown, chosen.map((one) => label(...one)).join(", ")].filter(Boolean).join(": ");
  if (!asked) {
    for (const one of lists) show(one, []);
    status.textContent = "";
    return;
  }
  try {
    if (!status.textContent) status.textContent = words.searching;
    await open();
    const answers = await Promise.all(lists.map((one) => ask(one, query, filters)));
    if (turn !== latest) return;
    await Promise.all(lists.map((one, at) => show(one, answers[at].results, query)));
    if (turn !== latest) return;
    for (const select of selects) offer(select, answers, chosen.length);
    tell(answers, query);
  } catch (error) {
    opened = undefined;
    status.textContent = words.failed;
    throw error;
  }
}

function tell(answers, query) {
  const found = lists.map((one, at) => ({ ...one, number: answers[at].results.length })).filter((one) => one.number);
  const counts = found.flatMap(({ count, number, heading }, at) => [
    at ? ", " : "",
    made("a", { href: `#${heading.id}` }, filled(count, { count: number }).join("")),
  ]);
  const said = found.length ? (query ? words.foundFor : words.found) : query ? words.nothingFor : words.nothing;
  status.replaceChildren(...filled(said, { words: [query], counts }));
}

/** Returns a text of the page in pieces, with what stands for each `{name}` in it in its place. */
const filled = (text, values) => text.split(/\{(\w+)\}/).flatMap((piece, at) => (at % 2 ? values[piece] : piece));

/** Says beside each choice of a filter how many results it would leave. */
function offer(select, answers, narrowed) {
  const { name, value: chosen } = select;
  // What else could be chosen here has to be counted without what is chosen here.
  const which = chosen && narrowed === 1 ? "totalFilters" : "filters";
  const counts = {};
  for (const answer of answers) {
    for (const [value, count] of Object.entries(answer[which][name] ?? {})) counts[value] = (counts[value] ?? 0) + count;
  }
  if ("open" in select.dataset) {
    const values = Object.keys(counts).filter((value) => counts[value] || value === chosen);
    values.sort((a, b) => (name === "year" ? b - a : a.localeCompare(b)));
    select.replaceChildren(select.options[0], ...values.map((value) => new Option(value, value)));
    select.value = chosen;
  }
  for (const option of select.options) {
    if (!option.value) continue;
    option.textContent = `${label(name, option.value)} (${counts[option.value] ?? 0})`;
    option.disabled = !counts[option.value] && !chosen;
  }
}

/* Results */

async function show(one, results, query = "") {
  one.results = results;
  one.asked = query.split(/\s+/).map(plain).filter((word) => word.length > 3);
  one.list.replaceChildren();
  one.section.hidden = !results.length;
  await showMore(one);
}

async function showMore(one) {
  const { results, list } = one;
  const from = list.children.length;
  const records = await Promise.all(results.slice(from, from + AT_ONCE).map((result) => result.data()));
  if (results !== one.results) return; // another search has come
  list.append(...records.map((record) => item(record, one)));
  one.more.hidden = list.children.length >= results.length;
  if (from) list.children[from].querySelector("a").focus();
}

function item({ raw_url: url, content, locations, meta, filters }, { asked, language }) {
  const all = content.split(/\s+/);
  const hits = new Set(locations);
  all.forEach((word, at) => asked.some((one) => plain(word).includes(one)) && hits.add(at));

  // The content begins with the title. That begins with who says it, and ends with what stands against it.
  const length = (text) => (text ? text.split(/\s+/).length : 0);
  const [title, who] = [length(meta.title), length(meta.who)];
  const end = meta.standing ? title - length(meta.standing) - 1 : title;
  const link = made("a", { href: new URL(url, home) }, ...marked(all, hits, who, end));
  if (who) link.prepend(made("span", { className: "speaker" }, ...marked(all, hits, 0, who)), " ");
  const heading = made("h3", {}, link);
  if (words.record) heading.lang = words.record;
  if (meta.standing) {
    const className = meta.standing.startsWith(words.denies) ? "standing denies" : "standing";
    heading.append(" ", made("span", { className }, ...marked(all, hits, end + 1, title)));
  }

  const [kind] = filters.kind;
  const where = kind === "claim" || kind === "passage" ? filters.source.slice(0, 2) : [];
  const eyebrow = made("p", { className: "eyebrow" }, [label("kind", kind), ...where].join(" · "));
  const isPassage = kind === "passage";
  const excerpt = made("p", { className: isPassage ? "excerpt passage" : "excerpt" }, ...around(all, hits, title));
  const lang = isPassage ? language : words.record;
  if (lang) excerpt.lang = lang;
  return made("li", {}, eyebrow, heading, excerpt);
}

/** Returns the words after the title as nodes: all of a few, else whole sentences, of which a part might say less. */
function around(all, hits, title) {
  if (all.length - title <= 1.5 * EXCERPT) return marked(all, hits, title, all.length);
  const ends = (at) => /[.!?][”’“)]*$/.test(all[at]);
  let from = Math.max(title, all.findIndex((_, at) => at >= title && hits.has(at)));
  while (from > title && !ends(from - 1)) from--;
  let to = from;
  while (to < all.length && (to - from < EXCERPT || !ends(to - 1))) to++;
  return [from > title ? "… " : "", ...marked(all, hits, from, to), to < all.length ? " …" : ""];
}

/** Returns some of a record's words as nodes, with those that were found in `mark`. */
const marked = (all, hits, from, to) =>
  all.slice(from, to).flatMap((word, at) => [at ? " " : "", hits.has(from + at) ? made("mark", {}, word) : word]);

const made = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/* The page */

let timer;
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, WAIT);
});
field.addEventListener("focus", () => open().catch(() => (opened = undefined)), { once: true });
for (const select of selects) select.addEventListener("change", search);
for (const one of lists) one.more.addEventListener("click", () => showMore(one));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  search();
});
form.addEventListener("reset", (event) => {
  event.preventDefault(); // the words stay
  for (const select of selects) select.value = "";
  search();
});

const given = new URLSearchParams(location.search);
for (const control of [field, ...selects]) {
  const value = given.get(control.name);
  if (value && "open" in control.dataset) control.add(new Option(value, value));
  if (value) control.value = value;
}
search();
