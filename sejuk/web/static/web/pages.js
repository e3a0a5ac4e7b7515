// Small conveniences of the pages; everything works without them.
"use strict";
(() => {
  const say = (button, text) => {
    const status = document.getElementById(button.getAttribute("aria-describedby"));
    if (status) status.textContent = text;
  };

  const copy = async (button) => {
    const source = document.getElementById(button.dataset.copy);
    const text = "value" in source ? source.value : source.textContent;
    try {
      await navigator.clipboard.writeText(text);
      say(button, button.dataset.done);
    } catch {
      // Without a secure context there is no clipboard: mark the text, so that one key copies it.
      if ("select" in source) source.select();
      else getSelection().selectAllChildren(source);
      say(button, button.dataset.byHand);
    }
  };

  const compare = (a, b) => {
    const [x, y] = [a, b].map((row) => row.key);
    if (x === y) return 0;
    if (x === "") return 1;
    if (y === "") return -1;
    const [m, n] = [Number(x), Number(y)];
    return Number.isNaN(m) || Number.isNaN(n) ? x.localeCompare(y, "id") : m - n;
  };

  const sort = (button) => {
    const head = button.closest("th");
    const body = head.closest("table").tBodies[0];
    const column = [...head.parentNode.children].indexOf(head);
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...body.rows].map((row) => ({ row, key: row.cells[column].dataset.sort ?? row.cells[column].textContent.trim() }));
    rows.sort((a, b) => (down ? compare(b, a) : compare(a, b)));
    body.append(...rows.map(({ row }) => row));
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy], [data-sort-by], [data-print]");
    if (!button) return;
    if (button.matches("[data-copy]")) copy(button);
    else if (button.matches("[data-print]")) window.print();
    else sort(button);
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  });

  // What a line rests on opens under a mouse that stays there, and closes behind it; a tap or a key keeps it open.
  for (const line of document.querySelectorAll("details.rests")) {
    let soon;
    line.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse" && !line.open) soon = setTimeout(() => { line.open = line.peeked = true; }, 250);
    });
    line.addEventListener("pointerleave", () => {
      clearTimeout(soon);
      if (line.peeked) line.open = line.peeked = false;
    });
    line.addEventListener("click", (event) => {
      clearTimeout(soon);
      if (line.peeked && event.target.closest("summary")) event.preventDefault();
      line.peeked = false;
    });
  }

  // A part that changes is fetched again while somebody looks at it, but never from under a finger or a reading cursor.
  for (const part of document.querySelectorAll("[data-refresh]")) {
    setInterval(() => {
      const busy = part.contains(document.activeElement) || !getSelection().isCollapsed;
      if (document.visibilityState === "visible" && !busy) part.dispatchEvent(new Event("refresh"));
    }, part.dataset.refresh * 1000);
  }
  const news = () => {
    for (const said of document.querySelectorAll("[data-say]")) {
      const region = document.getElementById(said.dataset.say);
      if (region && said.textContent !== region.dataset.last) {
        if (region.dataset.last !== undefined) region.textContent = said.textContent;
        region.dataset.last = said.textContent;
      }
    }
  };
  news();
  document.addEventListener("htmx:afterSwap", news);

  // What htmx could not fetch is said, quietly, until the next answer comes.
  const offline = () => document.getElementById("offline");
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, () => offline()?.removeAttribute("hidden"));
  }
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) offline()?.setAttribute("hidden", "");
  });
  window.addEventListener("offline", () => offline()?.removeAttribute("hidden"));
  window.addEventListener("online", () => offline()?.setAttribute("hidden", ""));
  for (const button of document.querySelectorAll("[data-script-only]")) button.hidden = false;
})();
