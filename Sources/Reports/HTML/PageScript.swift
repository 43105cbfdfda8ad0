/// What makes tables sortable by their headings: with the mouse, with the keyboard, and told to screen readers.
///
/// Without it the page has all its content, in the order that it was written in.
enum PageScript {
  static let text = """
    "use strict";
    for (const table of document.querySelectorAll("table.sortable")) {
      const body = table.tBodies[0];
      const headings = [...table.tHead.rows[0].cells];
      const compare = (column, sign) => (a, b) => {
        const [first, second] = [a.cells[column].dataset, b.cells[column].dataset];
        if ("missing" in first || "missing" in second) return ("missing" in first) - ("missing" in second);
        if ("number" in first && "number" in second) {
          const [x, y] = [first.number, second.number].map((text) => Number(text.replace(/inf$/, "Infinity")));
          return x === y ? 0 : x < y ? -sign : sign;
        }
        return sign * a.cells[column].textContent.localeCompare(b.cells[column].textContent);
      };
      headings.forEach((heading, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...heading.childNodes);
        heading.append(button);
        button.addEventListener("click", () => {
          const before = heading.getAttribute("aria-sort");
          const isNumber = heading.classList.contains("number");
          const descends = before ? before === "ascending" : isNumber;
          for (const other of headings) other.removeAttribute("aria-sort");
          heading.setAttribute("aria-sort", descends ? "descending" : "ascending");
          body.append(...[...body.rows].sort(compare(column, descends ? -1 : 1)));
        });
      });
    }

    """
}
