package dev.parley.interop;

import dev.parley.TestNet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** ejabberd, of Debian's package of that name, in an Erlang node that talks to no other. */
final class Ejabberd extends OtherServer {

  private static final String READY = "the accounts are there";

  Ejabberd() throws IOException, InterruptedException {}

  static boolean isInstalled() {
    return isInstalled("erl", "ejabberdctl", "openssl");
  }

  @Override
  Process start() throws IOException {
    Files.writeString(
        file("both.pem"),
        Files.readString(file("key.pem")) + Files.readString(file("certificate.pem")));
    Files.writeString(
        file("ejabberd.yml"),
        """
        hosts: [localhost]
        loglevel: info
        certfiles: ["%s"]
        listen:
          - port: %d
            ip: "127.0.0.1"
            module: ejabberd_c2s
            starttls_required: true
        modules:
          mod_caps: {}
          mod_carboncopy: {}
          mod_disco: {}
          mod_ping: {}
          mod_roster: {}
          mod_stream_mgmt: {}
        """
            .formatted(file("both.pem"), port()));
    String register =
        USERS.stream()
            .map(
                user ->
                    "ok = ejabberd_auth:try_register(<<\"%s\">>, <<\"localhost\">>, <<\"%s\">>)"
                        .formatted(user, TestNet.passwordOf(user)))
            .collect(Collectors.joining(", ", "", ", io:format(\"" + READY + "\")."));
    ProcessBuilder builder =
        new ProcessBuilder(
                "erl",
                "-noshell",
                "-noinput",
                "-mnesia",
                "dir",
                "\"" + file("spool") + "\"",
                "-s",
                "ejabberd",
                "-eval",
                register)
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    builder.environment().put("ERL_LIBS", libraries().toString());
    builder.environment().put("EJABBERD_CONFIG_PATH", file("ejabberd.yml").toString());
    builder.environment().put("EJABBERD_LOG_PATH", file("ejabberd.log").toString());
    return builder.start();
  }

  /** Debian's folder for the machine's architecture. */
  private static Path libraries() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
      return folders
          .filter(folder -> folder.toString().endsWith("-linux-gnu"))
          .findFirst()
          .orElseThrow(() -> new IOException("no folder of libraries that Debian would have"));
    }
  }

  @Override
  boolean isReady() throws IOException {
    return Files.readString(log()).contains(READY) && super.isReady();
  }
}
