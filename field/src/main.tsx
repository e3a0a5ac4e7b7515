import { render } from "preact";
import { App } from "./app";
import { current } from "./route";
import "./style.css";
import { keepShell } from "./update";
import { recall } from "./words";

const root = document.getElementById("app");
void recall().then(() => {
  if (!root) return;
  root.textContent = "";
  render(<App />, root);
});
void keepShell(current().name !== "record");
