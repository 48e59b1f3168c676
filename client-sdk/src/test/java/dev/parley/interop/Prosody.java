package dev.parley.interop;

import dev.parley.TestNet;
import java.io.IOException;
import java.nio.file.Files;

/** Prosody, of Debian's package {@code prosody}. */
final class Prosody extends OtherServer {

  Prosody() throws IOException, InterruptedException {}

  static boolean isInstalled() {
    return isInstalled("prosody", "prosodyctl", "openssl");
  }

  @Override
  Process start() throws IOException, InterruptedException {
    Files.createDirectories(file("data"));
    String configuration =
        """
        pidfile = "%1$s/pid"
        data_path = "%1$s/data"
        certificates = "%1$s"
        run_as_root = true
        interfaces = { "127.0.0.1" }
        c2s_ports = { %2$d }
        modules_enabled = { "roster", "saslauth", "tls", "disco", "ping", "smacks", "carbons" }
        modules_disabled = { "s2s" }
        c2s_require_encryption = true
        authentication = "internal_hashed"
        log = { info = "*console" }
        VirtualHost "localhost"
          ssl = { key = "%1$s/key.pem", certificate = "%1$s/certificate.pem" }
        """
            .formatted(file(""), port());
    String path = Files.writeString(file("prosody.cfg.lua"), configuration).toString();
    for (String user : USERS) {
      run("prosodyctl --config " + path + " register", user, "localhost", TestNet.passwordOf(user));
    }
    return new ProcessBuilder("prosody", "--config", path, "-F")
        .redirectErrorStream(true)
        .redirectOutput(log().toFile())
        .start();
  }
}
