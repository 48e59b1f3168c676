package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page that {@code scripts/web} builds, in Chromium, against the packaged {@code parley}. */
@Timeout(180)
class WebPageIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir static Path folder;
  private static ParleyProcess server;
  private static ObjectNode ready;
  private static BrowserPage page;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        BrowserPage.executable().isPresent(),
        "Chromium is not installed: apt-get install chromium");
    server =
        ParleyProcess.start(
            "server",
            "--port",
            "0",
            "--web",
            build(),
            "--web-port",
            "0",
            "--user",
            "alice:secret",
            "--user",
            "bob:secret");
    ready = server.awaitEvent("ready");
    page = new BrowserPage(ready.path("web").asText(), Path.of("target/chromium-web.log"));
  }

  private static String build() throws Exception {
    Path log = folder.resolve("build.log");
    Process build =
        new ProcessBuilder("bash", ROOT.resolve("scripts/web").toString(), "--build")
            .redirectError(log.toFile())
            .start();
    build.getOutputStream().close();
    String built = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(build.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(build.exitValue()).as(() -> "see " + log).isZero();
    return built.strip();
  }

  @AfterAll
  static void stop() throws Exception {
    if (page != null) {
      page.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static ParleyProcess master(String name) {
    ParleyProcess master =
        ParleyProcess.start(
            "master",
            name,
            "--account",
            "alice@localhost",
            "--server",
            "127.0.0.1:" + ready.path("port").asText(),
            "--trust",
            ready.path("trust").asText(),
            "--storage",
            folder.resolve("alice").toString(),
            "--json",
            "--echo");
    master.awaitEvent("registered");
    return master;
  }

  private static void connect(String password, String name) throws Exception {
    page.fill("account", "bob@localhost");
    page.fill("password", password);
    page.fill("name", name);
    page.click("go");
  }

  @Test
  void aLineComesBackAndProblemsAreNamed() throws Exception {
    try (ParleyProcess master = master("web-club")) {
      connect("wrong", "web-club");
      page.awaitText("state", "does not accept this account");
      connect("secret", "no-such-club");
      page.awaitText("state", "There is no name “no-such-club”");

      connect("secret", "web-club");
      page.awaitText("state", "Connected with web-club");
      for (String line : new String[] {"e4 ♞", "<b>Grüße</b>", ""}) {
        page.fill("line", line);
        page.click("send");
      }
      Awaitility.await("three answers")
          .atMost(30, TimeUnit.SECONDS)
          .until(() -> page.evaluate("document.querySelectorAll('#log .in').length").asInt() == 3);
      assertThat(page.text("log")).contains("e4 ♞", "<b>Grüße</b>");
      page.screenshot(Path.of("target/web-page.png"));
      page.click("end");
      page.awaitText("state", "You have hung up");
      assertThat(master.awaitEvent("closed").path("reason").asText()).isEqualTo("success");

      connect("secret", "web-club");
      page.awaitText("state", "Connected with web-club");
      master.terminate();
      page.awaitText("state", "Connect again");
      assertThat(master.awaitExit()).isZero();
      connect("secret", "web-club");
      page.awaitText("state", "Nobody serves “web-club”");
    }
  }

  @Test
  void nothingButThePageIsServed() throws Exception {
    assertThat(status("GET", "")).isEqualTo(200);
    assertThat(status("GET", "page.min.js")).isEqualTo(200);
    assertThat(status("GET", "..%2f..%2fpom.xml")).isEqualTo(404);
    assertThat(status("GET", "%2fetc%2fpasswd")).isEqualTo(404);
    assertThat(status("GET", "nothing.js")).isEqualTo(404);
    assertThat(status("POST", "parley.json")).isEqualTo(405);
  }

  private static int status(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(ready.path("web").asText() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void aFolderWithoutAPageIsRefused() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    try (ParleyProcess refused =
        ParleyProcess.start("server", "--port", "0", "--web", empty.toString())) {
      assertThat(refused.awaitExit()).isEqualTo(2);
      assertThat(refused.err()).singleElement().asString().contains("--web", "scripts/web");
    }
  }
}
