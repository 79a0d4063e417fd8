import { GenericContainer, getContainerRuntimeClient, StartupCheckStrategy } from "testcontainers";
import { ContainerConnection } from "./container-connection.ts";

/** What is to run in a container. */
export interface ContainerPlan {
  /** Id or tag of an image that is there. */
  readonly image: string;
  /** Instead of the entry point of the image. */
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  /** A folder of this machine that the container has at the same path. */
  readonly folder: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * A container that is talked to over its standard streams, in the network of this machine.
 *
 * testcontainers has no way to write to a container. What a subclass may do before the start is used
 * to attach to it: nothing is lost, no port and no waiting is needed. The daemon closes standard
 * input when this process goes, however that happens, and removes the container when it ends.
 */
export class StdioContainer extends GenericContainer {
  #connection: ContainerConnection | undefined;

  constructor({ image, entrypoint, command, folder, labels }: ContainerPlan) {
    super(image);
    Object.assign(this.createOpts, {
      OpenStdin: true,
      StdinOnce: true,
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      Tty: false,
    });
    // The streams are read as they come: a log would only fill the daemon's disk.
    Object.assign(this.hostConfig, {
      AutoRemove: true,
      UsernsMode: "host",
      LogConfig: { Type: "none", Config: {} },
    });
    this.withAutoCleanup(false).withAutoRemove(false);
    this.withWaitStrategy(new StartedIsReady())
      .withNetworkMode("host")
      .withLabels({ ...labels });
    this.withSecurityOpt("label=disable"); // SELinux would hide the folder
    this.withBindMounts([{ source: folder, target: folder }]);
    if (process.getuid !== undefined)
      this.withUser(`${process.getuid()}:${process.getgid?.() ?? 0}`);
    if (entrypoint !== undefined) this.withEntrypoint([...entrypoint]);
    if (command !== undefined) this.withCommand([...command]);
  }

  /** Starts the container. Errors: those of the daemon. */
  async connect(): Promise<ContainerConnection> {
    try {
      await this.start();
    } catch (error) {
      // What ends at once is gone before testcontainers looks; its streams tell why.
      if (this.#connection === undefined || !(await this.#connection.isOver())) {
        await this.#connection?.kill();
        throw error;
      }
    }
    if (this.#connection === undefined)
      throw new Error("testcontainers did not call containerCreated");
    return this.#connection;
  }

  /** Called by testcontainers between creation and start. */
  protected override async containerCreated(containerId: string): Promise<void> {
    const { container } = await getContainerRuntimeClient();
    this.#connection = await ContainerConnection.attach(container.getById(containerId));
  }
}

/** What answers over its streams needs no waiting for ports or logs. */
class StartedIsReady extends StartupCheckStrategy {
  async checkStartupState(): Promise<"SUCCESS"> {
    return "SUCCESS";
  }
}
