// Starts the app, or says why it cannot.
//
// Trunk writes the addresses of the two parts, the JavaScript glue and the WebAssembly, into
// preload links in the head (`pattern_preload` in Trunk.toml); this module reads them there, and that
// of the quotation model beside them.

/** Puts `text` where the page says that it is loading, and nothing where the app has taken over. */
function say(text) {
  const place = document.getElementById("start");
  if (place) {
    place.setAttribute("role", "alert");
    place.textContent = text;
  }
}

/** From here on the page can ask nobody for anything: policies add up, and stay when their element goes. */
function closeTheDoor() {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "connect-src 'none'";
  document.head.append(policy);
  policy.remove();
}

/**
 * The app is built to stop at once where it goes wrong, without a message of its own: this is the one.
 * What it had drawn still stands.
 */
function watchForStops() {
  const notice = ({ error, reason }) => {
    if (!((error ?? reason) instanceof WebAssembly.RuntimeError) || document.getElementById("stopped")) return;
    const place = document.createElement("p");
    place.id = "stopped";
    place.className = "notices notice is-alarm";
    place.setAttribute("role", "alert");
    place.textContent = "Provenote has stopped: something went wrong inside it. The text on this page can " +
      "still be selected and copied. Reload the page to start again.";
    document.body.append(place);
  };
  addEventListener("error", notice);
  addEventListener("unhandledrejection", notice);
}

/** The quotation model's bytes; null where they do not come, and then the engine does with rules alone. */
async function model() {
  try {
    const answer = await fetch(document.getElementById("model").href);
    return answer.ok ? await answer.arrayBuffer() : null;
  } catch {
    return null;
  }
}

async function start() {
  if (typeof WebAssembly !== "object") {
    say("This browser has no WebAssembly, or has it switched off, and Provenote is built on it. " +
      "Any browser from 2022 or later will do.");
    return;
  }
  watchForStops();
  const glue = document.querySelector('link[rel="modulepreload"]');
  const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]');
  try {
    const fetched = fetch(wasm.href);
    const [{ default: init }, words] = await Promise.all([import(glue.href), model()]);
    // The engine takes it from here before it draws anything (`platform/model.rs`).
    globalThis.provenoteModel = words;
    await init({ module_or_path: fetched });
    delete globalThis.provenoteModel;
  } catch (error) {
    console.error(error);
    say("Provenote could not be loaded. Check the connection and reload the page. " +
      `If that does not help, this is what went wrong: ${error.message}`);
    return;
  }
  closeTheDoor();
}

await start();
