package dev.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.SimpleIQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.impl.JidCreate;

class PluginIT {
  /** Where the plugin, which shares nothing else with the test, says what happened to it. */
  private static final String TRACE = "parley.test.plugin";

  @TempDir Path folder;

  @AfterEach
  void clear() {
    System.clearProperty(TRACE);
  }

  @Test
  void isLoadedFromItsJarServesClientsAndIsDestroyedAtClose() throws Exception {
    Path jar = greeter("greeter", "1");
    try (EmbeddedOpenfire server =
        EmbeddedOpenfire.builder().user("alice", "secret").plugin(jar).start()) {
      assertThat(System.getProperty(TRACE))
          .isEqualTo("initialized 1 by org.jivesoftware.openfire.container.PluginClassLoader");
      XMPPTCPConnection alice = Client.signIn(server, "alice", "secret");
      assertThat(greeting(alice)).contains("hello from the table");
      Client.close(alice);
    }
    assertThat(System.getProperty(TRACE)).isEqualTo("destroyed 1");
  }

  @Test
  void isReplacedAndUnloadedWhileTheServerRuns() throws Exception {
    try (EmbeddedOpenfire server = EmbeddedOpenfire.builder().user("alice", "secret").start()) {
      server.loadPlugin(greeter("greeter", "1"));
      assertThat(System.getProperty(TRACE)).startsWith("initialized 1");
      server.loadPlugin(greeter("greeter", "2"));
      assertThat(System.getProperty(TRACE)).startsWith("initialized 2");

      XMPPTCPConnection alice = Client.signIn(server, "alice", "secret");
      assertThat(greeting(alice)).contains("hello from the table");
      server.unloadPlugin("greeter");
      assertThat(System.getProperty(TRACE)).isEqualTo("destroyed 2");
      assertThatThrownBy(() -> greeting(alice))
          .isInstanceOfSatisfying(
              XMPPErrorException.class,
              e ->
                  assertThat(e.getStanzaError().getCondition())
                      .isEqualTo(Condition.feature_not_implemented));
      Client.close(alice);
      assertThatThrownBy(() -> server.unloadPlugin("greeter")).hasMessageContaining("no plugin");
    }
  }

  @Test
  void thatDoesNotLoadIsNamedAndTheJvmCanStartAnother() throws Exception {
    Path jar =
        PluginJar.build(
            folder,
            "broken",
            "test.Broken",
            """
            package test;
            public class Broken implements org.jivesoftware.openfire.container.Plugin {
              public void initializePlugin(
                  org.jivesoftware.openfire.container.PluginManager m, java.io.File d) {
                throw new IllegalStateException("on purpose");
              }
              public void destroyPlugin() {}
            }
            """);
    assertThatThrownBy(() -> EmbeddedOpenfire.builder().plugin(jar).start())
        .isInstanceOf(EmbeddedOpenfireException.class)
        .hasMessageContaining("The plugin broken did not load");
    EmbeddedOpenfire.builder().start().close();
  }

  @Test
  void worksInAProcessOfItsOwnToo() throws Exception {
    try (OpenfireProcess server =
        EmbeddedOpenfire.builder()
            .user("alice", "secret")
            .plugin(greeter("greeter", "1"))
            .startProcess()) {
      XMPPTCPConnection alice = Client.signIn(server, "alice", "secret");
      assertThat(greeting(alice)).contains("hello from the table");
      Client.close(alice);
      server.unloadPlugin("greeter");
      server.loadPlugin(greeter("greeter", "2"));
    }
  }

  private static String greeting(XMPPTCPConnection client) throws Exception {
    IQ answer = client.sendIqRequestAndWaitForResponse(new Ask());
    return answer.toXML().toString();
  }

  private static final class Ask extends SimpleIQ {
    Ask() {
      super("ask", "urn:test:greeter");
      setTo(JidCreate.fromOrThrowUnchecked("localhost"));
    }
  }

  /** Answers an IQ with what its own table says. */
  private Path greeter(String name, String version) throws IOException {
    return PluginJar.build(
        folder,
        name,
        "test.Greeter",
        """
        package test;

        import java.io.File;
        import java.sql.Connection;
        import java.sql.ResultSet;
        import java.sql.SQLException;
        import java.sql.Statement;
        import org.jivesoftware.database.DbConnectionManager;
        import org.jivesoftware.openfire.*;
        import org.jivesoftware.openfire.container.*;
        import org.jivesoftware.openfire.handler.IQHandler;
        import org.xmpp.packet.IQ;

        public class Greeter implements Plugin {
          private final IQHandler handler = new IQHandler("greeter") {
            public IQ handleIQ(IQ iq) {
              IQ reply = IQ.createResultIQ(iq);
              try (Connection c = DbConnectionManager.getConnection();
                  Statement s = c.createStatement();
                  ResultSet r = s.executeQuery("SELECT text FROM greeting")) {
                r.next();
                reply.setChildElement("ask", "urn:test:greeter").setText(r.getString(1));
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
              return reply;
            }
            public IQHandlerInfo getInfo() {
              return new IQHandlerInfo("ask", "urn:test:greeter");
            }
          };

          public void initializePlugin(PluginManager manager, File directory) {
            XMPPServer.getInstance().getIQRouter().addHandler(handler);
            System.setProperty("parley.test.plugin", "initialized VERSION by "
                + getClass().getClassLoader().getClass().getName());
          }

          public void destroyPlugin() {
            XMPPServer.getInstance().getIQRouter().removeHandler(handler);
            System.setProperty("parley.test.plugin", "destroyed VERSION");
          }
        }
        """
            .replace("VERSION", version));
  }
}
