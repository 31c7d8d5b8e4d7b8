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

// An answer that did not arrive: say so. What only asks, as the watching does, asks again by itself.
function notSaved(event) {
  if (event.detail.requestConfig.verb === "get") return;
  document.getElementById("toast").replaceChildren(document.getElementById("not-saved").content.cloneNode(true));
  announcer().textContent = "";
  announce(document.getElementById("toast"));
  holdToast();
}

document.addEventListener("htmx:responseError", notSaved);
document.addEventListener("htmx:sendError", notSaved);

document.addEventListener("htmx:afterSwap", (event) => {
  const card = event.detail.target.id.startsWith("finding-") && document.getElementById(event.detail.target.id);
  if (!card) return announce(document.getElementById("progress") || document);
  const refused = card.querySelector("[aria-invalid]");
  (refused || card).focus({ preventScroll: true });
  announce(document.getElementById("toast"));
  holdToast();
});
