package dev.parley.demo.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.OpenfirePlugin;
import dev.parley.demo.io.Json;
import dev.parley.demo.io.Output;
import dev.parley.demo.web.PageServer;
import dev.parley.embedded.EmbeddedOpenfire;
import dev.parley.embedded.EmbeddedOpenfireBuilder;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley server}: an XMPP server with the name service, for trying Parley out. */
@Command(
    name = "server",
    header = "Runs an XMPP server with the name service on this machine, for trying out.",
    description =
        "Runs a real Openfire with the Parley plugin on this machine, for development and "
            + "tests. It listens on loopback only, unless told otherwise. For anything else "
            + "install the plugin into a current Openfire. Prints one line of JSON when everything listens, and runs "
            + "until it gets SIGTERM or SIGINT.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%n",
    sortOptions = false,
    exitCodeListHeading = ExitStatus.Help.HEADING,
    exitCodeList = {ExitStatus.Help.OK, ExitStatus.Help.USAGE, ExitStatus.Help.SERVER})
final class ServerCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "5222",
      description = "For XMPP clients; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "The address of this machine to listen at; Openfire 4.2.0 is old, so think of who "
              + "reaches it. Default: ${DEFAULT-VALUE}.")
  private String bind = "127.0.0.1";

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      defaultValue = "localhost",
      description = "The accounts are NAME@DOMAIN. Default: ${DEFAULT-VALUE}.")
  private String domain = "localhost";

  @Option(
      names = "--user",
      paramLabel = "NAME:PASSWORD",
      description = "An account to have; may be given several times.")
  private List<String> users = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep accounts and names in this folder. Default: in memory.")
  private @Nullable Path data;

  @Option(
      names = "--websocket-port",
      paramLabel = "PORT",
      description = "XMPP over WebSocket at ws://ADDRESS:PORT/ws/; 0 takes a free one.")
  private @Nullable Integer webSocketPort;

  @Option(
      names = "--web",
      paramLabel = "DIR",
      description =
          "Serve the page that is in this folder, by which a browser reaches names, with XMPP over "
              + "WebSocket for it; scripts/web builds it and starts this.")
  private @Nullable Path web;

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "For that page; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int webPort;

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  @Override
  public Integer call() throws IOException {
    EmbeddedOpenfireBuilder builder = builder();
    Output output = outputOptions.output();
    Stopping stopping = Stopping.onSignals(output);
    try (OpenfirePlugin plugin = OpenfirePlugin.unpack();
        EmbeddedOpenfire server = builder.plugin(plugin.jar()).start();
        PageServer page = page(server)) {
      output.result(Json.write(ready(server, page)));
      stopping.requested().join();
    }
    return stopping.statusOfEndless();
  }

  private EmbeddedOpenfireBuilder builder() {
    EmbeddedOpenfireBuilder builder = EmbeddedOpenfire.builder();
    try {
      read(builder);
      if (web != null) {
        PageServer.requirePage(web);
      }
    } catch (IOException e) {
      throw new CommandFailure(ExitStatus.USAGE, "usage", "--web: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitStatus.USAGE, "usage", String.valueOf(e.getMessage()), e);
    }
    return builder;
  }

  private void read(EmbeddedOpenfireBuilder builder) {
    builder.domain(domain).port(port).bindAddress(localAddress());
    if (webSocketPort != null) {
      builder.webSocketPort(webSocketPort);
    } else if (web != null) {
      builder.webSocketPort(0);
    }
    if (data != null) {
      builder.dataDirectory(data);
    }
    for (String user : users) {
      int colon = user.indexOf(':');
      if (colon < 1 || colon == user.length() - 1) {
        throw new CommandFailure(
            ExitStatus.USAGE, "usage", "--user takes NAME:PASSWORD, such as --user alice:secret");
      }
      builder.user(user.substring(0, colon), user.substring(colon + 1));
    }
  }

  private String localAddress() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(bind))) {
      return probe.getInetAddress().getHostAddress();
    } catch (IOException e) {
      throw new CommandFailure(
          ExitStatus.USAGE,
          "usage",
          "--bind takes an address of this machine, which " + bind + " is not",
          e);
    }
  }

  private @Nullable PageServer page(EmbeddedOpenfire server) throws IOException {
    if (web == null) {
      return null;
    }
    try {
      return PageServer.start(
          web.toAbsolutePath(),
          new InetSocketAddress(server.bindAddress(), webPort),
          server.domain(),
          server.webSocketPort().orElseThrow());
    } catch (BindException e) {
      throw new CommandFailure(
          ExitStatus.SERVER,
          "port-taken",
          "Port " + webPort + " is taken: say another one with --web-port",
          e);
    }
  }

  private static ObjectNode ready(EmbeddedOpenfire server, @Nullable PageServer page) {
    ObjectNode ready =
        Json.object()
            .put("event", "ready")
            .put("domain", server.domain())
            .put("port", server.port());
    server.webSocketPort().ifPresent(webSocket -> ready.put("websocketPort", webSocket));
    ready.put("trust", server.trust().toString());
    return page == null
        ? ready
        : ready.put("web", "http://" + server.bindAddress() + ":" + page.port() + "/");
  }
}
