package dev.parley.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.embedded.EmbeddedOpenfireException;
import org.jivesoftware.openfire.XMPPServer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class IsolatedLoaderTest {
  private final IsolatedLoader loader = new IsolatedLoader(getClass().getClassLoader());

  @Test
  void openfireIsDefinedAnew() throws Exception {
    Class<?> server = loader.loadClass(XMPPServer.class.getName());
    assertThat(server).isNotSameAs(XMPPServer.class);
    assertThat(server.getClassLoader()).isSameAs(loader);
    assertThat(server.getProtectionDomain().getCodeSource().getLocation())
        .isEqualTo(XMPPServer.class.getProtectionDomain().getCodeSource().getLocation());
  }

  @Test
  void theCoreIsDefinedAnewAndSpeaksTheSharedInterface() {
    ServerCore core = loader.newCore();
    assertThat(core.getClass().getClassLoader()).isSameAs(loader);
  }

  @Test
  void loggingTheApiAndTheJdkAreShared() throws Exception {
    for (Class<?> shared :
        new Class<?>[] {Logger.class, EmbeddedOpenfireException.class, java.sql.Driver.class}) {
      assertThat(loader.loadClass(shared.getName())).isSameAs(shared);
    }
  }

  @Test
  void ofTheProjectsOtherClassesNothingIsSeen() {
    String plugin = dev.parley.elsewhere.OnTheClassPath.class.getName();
    assertThatThrownBy(() -> loader.loadClass(plugin))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessageContaining("hidden");
  }
}
