// Says aloud what changed in place, moves focus to an answered card, and lets a toast go after ten seconds.
const announcer = () => document.getElementById("announcer");
let toastTimer = 0;

function announce(root) {
  const said = root.querySelector("[data-announce]");
  const words = said ? said.textContent.trim() : "";
  if (words && announcer().textContent !== words) announcer().textContent = words;
}

function holdToast() {
  clearTimeout(toastTimer);
  const toast = document.getElementById("toast");
  const busy = () => toast.matches(":hover") || toast.contains(document.activeElement);
  const leave = () => {
    if (busy()) toastTimer = setTimeout(leave, 2000);
    else toast.replaceChildren();
  };
  toastTimer = setTimeout(leave, 10000);
}

document.addEventListener("htmx:afterSwap", (event) => {
  const card = event.detail.target.id.startsWith("finding-") && document.getElementById(event.detail.target.id);
  if (!card) return announce(document.getElementById("progress") || document);
  const refused = card.querySelector("[aria-invalid]");
  (refused || card).focus({ preventScroll: true });
  announce(document.getElementById("toast"));
  holdToast();
});
