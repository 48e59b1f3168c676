package dev.parley.embedded.core;

/** The three XML files that Openfire reads before it has a database. */
final class Xml {
  private Xml() {}

  /** Where the database comes from and which address to bind; a set-up server, so no wizard. */
  static String openfire(String bindAddress) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <jive>
      <setup>true</setup>
      <locale>en</locale>
      <connectionProvider><className>%s</className></connectionProvider>
      <network><interface>%s</interface></network>
      <adminConsole><port>-1</port><securePort>-1</securePort></adminConsole>
    </jive>
    """
        .formatted(PooledConnectionProvider.class.getName(), escape(bindAddress));
  }

  static String security() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <security>
      <encrypt><algorithm>AES</algorithm><key><current/></key></encrypt>
    </security>
    """;
  }

  static String adminPlugin() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <plugin>
      <class>%s</class>
      <name>Stands where the admin console would be</name>
      <version>1</version>
    </plugin>
    """
        .formatted(AdminPlaceholder.class.getName());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
