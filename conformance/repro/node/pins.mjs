import { syncBuiltinESMExports } from "node:module";
import os from "node:os";
import { current_thread } from "logparity/python";

// What a record says of its process and thread, the same in every run.
Object.defineProperty(process, "pid", { value: 4242 });
Object.assign(current_thread(), { ident: 140000000000001, name: "MainThread" });
os.hostname = () => "parity.example";
syncBuiltinESMExports();
