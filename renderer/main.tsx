// Entry of the page: styles, then the app.
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./base.css";
import { createRoot } from "react-dom/client";
import { App, styleNonce } from "./App.tsx";

// Mantine's scroll lock writes a style of its own and looks for the nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
