package dev.parley.embedded.core;

import dev.parley.embedded.internal.Settings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Openfire's properties for a server that one machine uses for itself. */
final class ServerProperties {
  static final String CLIENT_PORT = "xmpp.socket.plain.port";
  static final String WEB_SOCKET_PORT = "httpbind.port.plain";

  private ServerProperties() {}

  /** Ours, and over them what the user of the builder has set. */
  static Map<String, String> of(Settings settings, Home home, int webSocketPort) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.putAll(identity(settings.domain()));
    properties.putAll(clients(settings.port()));
    properties.putAll(webSocket(webSocketPort));
    properties.putAll(stores("xmpp.socket.ssl.", home));
    properties.putAll(stores("xmpp.socket.ssl.client.", home));
    properties.putAll(nothingElse());
    properties.putAll(settings.properties());
    return properties;
  }

  private static Map<String, String> identity(String domain) {
    return Map.of("xmpp.domain", domain, "xmpp.fqdn", domain, "locale", "en");
  }

  private static Map<String, String> clients(int port) {
    Map<String, String> properties = new HashMap<>();
    properties.put("xmpp.socket.plain.active", "true");
    properties.put(CLIENT_PORT, Integer.toString(port));
    properties.put("xmpp.client.tls.policy", "required");
    properties.put("xmpp.client.compression.policy", "disabled");
    // Nagle's algorithm costs 40 ms on each exchange of small stanzas.
    properties.put("xmpp.socket.tcp-nodelay", "true");
    properties.put("sasl.mechs", "SCRAM-SHA-1,PLAIN");
    properties.put("user.scramHashedPasswordOnly", "true");
    properties.put("xmpp.auth.anonymous", "false");
    properties.put("register.inband", "false");
    return properties;
  }

  private static Map<String, String> webSocket(int port) {
    return Map.of(
        "httpbind.enabled",
        Boolean.toString(port > 0),
        WEB_SOCKET_PORT,
        Integer.toString(port),
        "httpbind.port.secure",
        "-1",
        "httpbind.client.processing.threads",
        "16");
  }

  private static Map<String, String> stores(String prefix, Home home) {
    String password = new String(home.keyStorePassword());
    return Map.of(
        prefix + "storeType",
        ServerCertificate.STORE_TYPE,
        prefix + "keystore",
        home.keyStore().toString(),
        prefix + "keypass",
        password,
        prefix + "truststore",
        home.trustStore().toString(),
        prefix + "trustpass",
        password);
  }

  /** No other port, no other server, and no call home. */
  private static Map<String, String> nothingElse() {
    Map<String, String> properties = new HashMap<>();
    properties.put("xmpp.socket.ssl.active", "false");
    properties.put("xmpp.server.socket.active", "false");
    properties.put("xmpp.server.permission", "whitelist");
    properties.put("xmpp.component.socket.active", "false");
    properties.put("xmpp.component.ssl.active", "false");
    properties.put("xmpp.multiplex.socket.active", "false");
    properties.put("xmpp.multiplex.ssl.active", "false");
    properties.put("flash.crossdomain.enabled", "false");
    properties.put("xmpp.proxy.enabled", "false");
    properties.put("mediaproxy.enabled", "false");
    properties.put("multicastDNS.enabled", "false");
    properties.put("update.service-enabled", "false");
    properties.put("update.notify-admins", "false");
    properties.put("xmpp.jmx.enabled", "false");
    return properties;
  }
}
