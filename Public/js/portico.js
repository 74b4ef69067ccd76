// What every page has. Each file is a behaviour of its own, and they speak through events of the document, so that any
// of them can be left out. The server puts them in place of their lines.
import "./swap.js";
import "./busy.js";
import "./toast.js";
import "./dialog.js";
import "./menu.js";
import "./copy.js";
import "./pick.js";
import "./live.js";
import "./draft.js";
import "./signed-out.js";
import "./theme.js";
import "./shortcuts.js";
import "./worker.js";
