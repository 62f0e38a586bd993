// Asks for a part of the page to be drawn anew: every so often, or once the text at an address is not what was drawn.
const SIGNS = ["pointermove", "pointerdown", "pointerup", "pointercancel", "keydown", "input", "wheel"];
const hearts = new WeakMap();

export default function (component) {
  const { parentElement } = component;
  let heart = hearts.get(parentElement);
  if (heart) heart.component = component;
  else { heart = begin(component); hearts.set(parentElement, heart); }
  return () => { heart.stop(); hearts.delete(parentElement); };
}

function begin(component) {
  const heart = { component, touched: 0, held: false, over: false, timer: 0 };
  const touch = (event) => {
    if (event.type === "pointerdown") heart.held = true;
    else if (event.type === "pointerup" || event.type === "pointercancel" || event.type === "pointermove" && !event.buttons) {
      heart.held = false; // one that was let go in a frame of the page is not told of here; the next move tells it
    }
    if (event.type !== "pointermove" || event.buttons) heart.touched = performance.now();
  };
  for (const one of SIGNS) window.addEventListener(one, touch, { capture: true, passive: true });
  const again = () => { if (!heart.over) heart.timer = setTimeout(beat, heart.component.data.every * 1000); };
  const beat = async () => {
    if (await due(heart)) heart.component.setTriggerValue("beat", Date.now());
    again();
  };
  heart.stop = () => {
    heart.over = true;
    clearTimeout(heart.timer);
    for (const one of SIGNS) window.removeEventListener(one, touch, { capture: true });
  };
  again();
  return heart;
}

async function due(heart) {
  if (!calm(heart)) return false;
  const { url, drawn } = heart.component.data;
  if (!url) return true;
  try {
    const found = await fetch(url, { cache: "no-store" });
    return found.ok && (await found.text()) !== drawn && calm(heart) && heart.component.data.drawn === drawn;
  } catch { return false; } // the server is away: Streamlit says so, and asks again
}

// Nothing runs, and nobody's hand is on it: what is drawn anew moves, and a press would land beside what it was meant for.
function calm(heart) {
  const app = document.querySelector('[data-testid="stApp"]'), state = app && app.dataset.testScriptState;
  const hands = heart.held || performance.now() - heart.touched < heart.component.data.quiet * 1000;
  return !heart.over && !document.hidden && !hands && (!state || state === "notRunning");
}
