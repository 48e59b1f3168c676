package dev.parley.embedded.internal;

import dev.parley.embedded.EmbeddedOpenfire;
import dev.parley.embedded.EmbeddedOpenfireBuilder;
import dev.parley.embedded.KeyAlgorithm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@link Settings} on the way into a child process: a list of the builder's calls. */
final class SettingsCodec {
  private static final String DOMAIN = "domain";
  private static final String ADDRESS = "bindAddress";
  private static final String PORT = "port";
  private static final String WEB_SOCKET_PORT = "webSocketPort";
  private static final String DATA = "dataDirectory";
  private static final String DATABASE = "database";
  private static final String KEY = "keyAlgorithm";
  private static final String USER = "user";
  private static final String PROPERTY = "property";
  private static final String PLUGIN = "plugin";

  private SettingsCodec() {}

  /** Each call as its name and three arguments, unused ones empty. */
  static List<String> encode(Settings settings) {
    List<String> calls = new ArrayList<>();
    add(calls, DOMAIN, settings.domain());
    add(calls, ADDRESS, settings.bindAddress());
    add(calls, PORT, Integer.toString(settings.port()));
    settings.webSocketPort().ifPresent(port -> add(calls, WEB_SOCKET_PORT, Integer.toString(port)));
    add(calls, KEY, settings.keyAlgorithm().name());
    Path data = settings.dataDirectory();
    if (data != null) {
      add(calls, DATA, data.toString());
    }
    ExternalDatabase database = settings.database();
    if (database != null) {
      add(calls, DATABASE, database.jdbcUrl(), database.user(), database.password());
    }
    settings.users().forEach((name, password) -> add(calls, USER, name, password));
    settings.properties().forEach((name, value) -> add(calls, PROPERTY, name, value));
    settings.plugins().forEach(jar -> add(calls, PLUGIN, jar.toString()));
    return calls;
  }

  private static void add(List<String> calls, String name, String... arguments) {
    calls.add(name);
    for (int i = 0; i < 3; i++) {
      calls.add(i < arguments.length ? arguments[i] : "");
    }
  }

  static EmbeddedOpenfireBuilder decode(List<String> calls) {
    EmbeddedOpenfireBuilder builder = EmbeddedOpenfire.builder();
    for (int i = 0; i < calls.size(); i += 4) {
      call(builder, calls.get(i), calls.get(i + 1), calls.get(i + 2), calls.get(i + 3));
    }
    return builder;
  }

  private static void call(
      EmbeddedOpenfireBuilder builder, String name, String first, String second, String third) {
    switch (name) {
      case DOMAIN -> builder.domain(first);
      case ADDRESS -> builder.bindAddress(first);
      case PORT -> builder.port(Integer.parseInt(first));
      case WEB_SOCKET_PORT -> builder.webSocketPort(Integer.parseInt(first));
      case KEY -> builder.keyAlgorithm(KeyAlgorithm.valueOf(first));
      case DATA -> builder.dataDirectory(Path.of(first));
      case DATABASE -> builder.database(first, second, third);
      case USER -> builder.user(first, second);
      case PROPERTY -> builder.property(first, second);
      case PLUGIN -> builder.plugin(Path.of(first));
      default -> throw new IllegalArgumentException("The builder has no " + name);
    }
  }
}
