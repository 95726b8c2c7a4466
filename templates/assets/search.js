// The search page: asks the index of each language and shows what it finds. Results are made of text nodes only.

const PER_PAGE = 10;
const EXCERPT = 40; // words
const WAIT = 200; // milliseconds after the last key

const form = document.querySelector("#search");
const words = form.elements.q;
const selects = [...form.querySelectorAll("select")];
const status = document.querySelector("#search-status");
const home = new URL("..", import.meta.url);
const lists = [...document.querySelectorAll("[data-language]")].map((section) => ({
  section,
  language: section.dataset.language,
  name: section.querySelector("h2").textContent.replace(/^In /, ""),
  list: section.querySelector("ol"),
  more: section.querySelector("button"),
}));
const labels = new Map(
  selects.flatMap((select) => [...select.options].map((option) => [`${select.name} ${option.value}`, option.label])),
);

/* The index. Each language has a Pagefind of its own, because one can stem in one language only. */

let opened;
const open = () => (opened ??= Promise.all(lists.map(openOne)));

async function openOne(one) {
  one.index = await import(new URL(`search/${one.language}/pagefind.js`, home));
  await one.index.options({ ranking: { metaWeights: { title: 2, who: 1, standing: 0, also: 1 } } });
  await one.index.filters(); // all of them, so that every search counts them
}

/** Returns a search's results in one language; a word that is not in it is left out, and without any there are none. */
async function ask(one, query, filters) {
  if (!query) return one.index.search(null, { filters });
  if (/^\s*".+"\s*$/.test(query)) return one.index.search(query, { filters });
  const known = [];
  for (const word of query.split(/\s+/)) if (await isKnown(one, word)) known.push(word);
  return known.length ? one.index.search(known.join(" "), { filters }) : { results: [], filters: {}, totalFilters: {} };
}

// For a word that it does not have, Pagefind finds the longest beginning it has: "den" for "denied".
async function isKnown(one, word) {
  one.known ??= new Map();
  if (!one.known.has(word)) {
    const [best] = (await one.index.search(word)).results;
    one.known.set(word, best !== undefined && isLike(plain(word), await best.data()));
  }
  return one.known.get(word);
}

function isLike(word, found) {
  const all = found.content.split(/\s+/);
  const there = [...found.locations.map((at) => all[at] ?? ""), found.meta.title, found.meta.also ?? ""];
  return there
    .flatMap((text) => text.split(/[^\p{L}\p{N}\p{M}]+/u).concat(text))
    .map(plain)
    .some((other) => {
      if (!other) return false;
      if (other.startsWith(word) || (word.startsWith(other) && word.length - other.length < 3)) return true;
      return word.length > 3 && other.startsWith(word.slice(0, Math.max(4, word.length - 3)));
    });
}

const plain = (text) =>
  text.normalize("NFD").toLowerCase().replaceAll("ß", "ss").replace(/[^\p{L}\p{N}]/gu, "");

/* A search: what is asked stands in the address, so that it can be kept and sent. */

let latest = 0;

async function search() {
  const turn = ++latest;
  const query = words.value.trim();
  const filters = Object.fromEntries(selects.filter((one) => one.value).map((one) => [one.name, one.value]));
  const asked = new URLSearchParams({ ...(query && { q: query }), ...filters }).toString();
  history.replaceState(null, "", asked ? `?${asked}` : location.pathname);
  form.classList.toggle("narrowed", Object.keys(filters).length > 0);
  if (!asked) {
    lists.forEach((one) => show(one, []));
    status.textContent = "";
    return;
  }
  let answers;
  try {
    status.textContent ||= "Searching …";
    await open();
    answers = await Promise.all(lists.map((one) => ask(one, query, filters)));
  } catch (error) {
    opened = undefined;
    console.error(error);
    if (turn === latest) status.textContent = "The search index could not be loaded. Is there a connection?";
    return;
  }
  if (turn !== latest) return;
  lists.forEach((one, at) => show(one, answers[at].results, query));
  offer(answers, filters);
  status.textContent = summary(answers, query);
}

function summary(answers, query) {
  const counts = lists
    .map((one, at) => [answers[at].results.length, one.name])
    .filter(([count]) => count)
    .map(([count, name]) => `${count} in ${name}`);
  const what = query ? ` for “${query}”` : "";
  if (!counts.length) return `Nothing found${what}. Fewer words or another spelling may help.`;
  return `Found${what}: ${counts.join(", ")}.`;
}

/* Filters: each choice says how many results it would leave. */

function offer(answers, filters) {
  for (const select of selects) {
    const chosen = select.value;
    // What else could be chosen here must be counted without what is chosen here.
    const alone = chosen && Object.keys(filters).length === 1;
    const counts = new Map();
    for (const answer of answers) {
      const all = (alone ? answer.totalFilters : answer.filters)[select.name] ?? {};
      for (const [value, count] of Object.entries(all)) counts.set(value, (counts.get(value) ?? 0) + count);
    }
    if ("open" in select.dataset) fill(select, counts, chosen);
    for (const option of select.options) {
      if (!option.value) continue;
      const label = labels.get(`${select.name} ${option.value}`) ?? option.value;
      const count = counts.get(option.value) ?? 0;
      option.textContent = `${label} (${count})`;
      option.disabled = !count && !chosen;
    }
  }
}

function fill(select, counts, chosen) {
  const values = [...counts.keys()].filter((value) => counts.get(value) || value === chosen);
  if (chosen && !values.includes(chosen)) values.push(chosen);
  values.sort((a, b) => a.localeCompare(b));
  if (select.name === "year") values.reverse();
  select.replaceChildren(select.options[0], ...values.map((value) => new Option(value, value)));
  select.value = chosen;
}

/* Results */

function show(one, results, query = "") {
  one.results = results;
  one.query = query.split(/\s+/).map(plain).filter((word) => word.length > 3);
  one.list.replaceChildren();
  one.section.hidden = !results.length;
  more(one);
}

async function more(one) {
  const { results, query } = one;
  const from = one.list.children.length;
  one.more.hidden = true;
  const found = await Promise.all(results.slice(from, from + PER_PAGE).map((result) => result.data()));
  if (results !== one.results) return; // another search has come
  one.list.append(...found.map((record) => item(record, query, one.language)));
  one.more.hidden = results.length <= one.list.children.length;
  if (from) one.list.children[from]?.querySelector("a").focus();
}

function item({ raw_url: url, content, locations, meta, filters }, query, language) {
  const all = content.split(/\s+/);
  const hits = new Set(locations);
  all.forEach((word, at) => query.some((asked) => plain(word).includes(asked)) && hits.add(at));
  const part = (from, to) => marked(all, hits, from, to);

  // The content begins with the title; that begins with who says it, and ends with what stands against it.
  const length = (text) => (text ? text.split(/\s+/).length : 0);
  const title = length(meta.title);
  const who = length(meta.who);
  const end = meta.standing ? title - length(meta.standing) - 1 : title;
  const link = element("a", { href: new URL(url, home).href });
  if (who) link.append(element("span", { className: "speaker" }, part(0, who)), " ");
  link.append(...part(who, end));
  const heading = element("h3", {}, [link]);
  if (meta.standing) {
    const denies = meta.standing.startsWith("denies ") ? " denies" : "";
    heading.append(" ", element("span", { className: `standing${denies}` }, part(end + 1, title)));
  }

  const kind = labels.get(`kind ${filters.kind[0]}`);
  const eyebrow = [kind, ...(filters.kind[0] === "claim" ? (filters.briefing ?? []) : [])].join(" · ");
  const first = [...hits].filter((at) => at >= title).sort((a, b) => a - b)[0] ?? title;
  const from = all.length - title <= 1.5 * EXCERPT ? title : Math.max(title, Math.min(first - 8, all.length - EXCERPT));
  const to = from === title && all.length - title <= 1.5 * EXCERPT ? all.length : from + EXCERPT;
  const excerpt = element("p", { className: "excerpt" }, [
    from > title ? "… " : "",
    ...part(from, to),
    to < all.length ? " …" : "",
  ]);
  if (filters.kind[0] === "passage") excerpt.lang = language;
  return element("li", {}, [element("p", { className: "eyebrow", textContent: eyebrow }), heading, excerpt]);
}

/** Returns some of a record's words as nodes, those that were found in `mark`. */
function marked(all, hits, from, to) {
  return all.slice(from, to).flatMap((word, at) => {
    const node = hits.has(from + at) ? element("mark", { textContent: word }) : word;
    return at ? [" ", node] : [node];
  });
}

function element(name, properties, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/* The page */

let timer;
words.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, WAIT);
});
words.addEventListener("focus", () => open().catch(() => {}), { once: true });
selects.forEach((select) => select.addEventListener("change", search));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  search();
});
form.addEventListener("reset", (event) => {
  event.preventDefault();
  selects.forEach((select) => (select.value = ""));
  search();
});
lists.forEach((one) => one.more.addEventListener("click", () => more(one)));

const asked = new URLSearchParams(location.search);
words.value = asked.get("q") ?? words.value;
for (const select of selects) {
  const value = asked.get(select.name);
  if (!value) continue;
  if ("open" in select.dataset) select.add(new Option(value, value));
  select.value = value;
  form.querySelector("details").open = true;
}
search();
