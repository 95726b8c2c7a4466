// Light or dark as the reader chose, else as the system says; and no card left open on paper.
// The head waits for this file, so that no page flashes in the other scheme.

{
  const KEY = "briefings-scheme"; // other sites may live at the same origin

  const stored = () => {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return ""; // a browser may forbid storage
    }
  };

  const show = (scheme) => {
    if (scheme) document.documentElement.dataset.scheme = scheme;
    else delete document.documentElement.dataset.scheme;
    for (const one of document.getElementsByName("scheme")) one.checked = one.value === scheme;
  };

  show(stored());
  addEventListener("pageshow", () => show(stored())); // the choice may be another since this page was left
  addEventListener("storage", () => show(stored()));
  addEventListener("change", ({ target }) => {
    if (target.name !== "scheme") return;
    show(target.value);
    try {
      if (target.value) localStorage.setItem(KEY, target.value);
      else localStorage.removeItem(KEY);
    } catch {} // then it holds for this page
  });

  // An open card lies above the page, where paper would show it on top of other words.
  addEventListener("beforeprint", () => document.querySelector(".card:popover-open")?.hidePopover());
}
