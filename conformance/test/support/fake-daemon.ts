import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { join } from "node:path";

/** How a daemon that is none behaves. */
export interface FakeDaemon {
  /** HTTP status where it is asked who it is; 200 without. */
  readonly info?: number;
  /** Tags of the images that it says it has. */
  readonly images?: readonly string[];
  /** Lines that it writes while it pulls; `hangs` begins and goes no further. */
  readonly pull?: readonly object[] | "hangs";
  /** Lines that it writes while it builds. */
  readonly build?: readonly object[];
  /** What it answers where a container is to be made. */
  readonly create?: { readonly status: number; readonly message: string };
}

/** Serves as much of Docker's API over a Unix socket as it takes to see a run fail. */
export async function fakeDaemon(
  folder: string,
  fake: FakeDaemon,
): Promise<{ host: string; server: Server }> {
  const path = join(folder, "docker.sock");
  const server = createServer((request, response) => {
    const url = request.url ?? "";
    const lines = (all: readonly object[] = []): void =>
      void response.end(all.map((line) => `${JSON.stringify(line)}\r\n`).join(""));
    const refuse = (status: number, message: string): void =>
      void response.writeHead(status).end(JSON.stringify({ message }));
    request.resume();
    request.on("end", () => {
      const [, image] = /\/images\/(.+)\/json$/u.exec(url) ?? [];
      if (url.endsWith("/info") && fake.info !== undefined) refuse(fake.info, "no");
      else if (url.endsWith("/info")) lines([{ OperatingSystem: "fake", OSType: "linux" }]);
      else if (url.includes("/containers/json")) response.end("[]");
      else if (url.includes("/images/json")) response.end("[]");
      else if (url.includes("/images/create") && fake.pull === "hangs") response.write("{}\r\n");
      else if (url.includes("/images/create")) lines(fake.pull === "hangs" ? [] : fake.pull);
      else if (url.includes("/build")) lines(fake.build);
      else if (url.includes("/containers/create")) {
        refuse(fake.create?.status ?? 500, fake.create?.message ?? "no");
      } else if (image !== undefined && fake.images?.some((tag) => image.startsWith(tag))) {
        response.end(JSON.stringify({ Id: `sha256:${image}` }));
      } else refuse(404, `No such image: ${image}`);
    });
  });
  server.listen(path);
  await once(server, "listening");
  return { host: `unix://${path}`, server };
}
