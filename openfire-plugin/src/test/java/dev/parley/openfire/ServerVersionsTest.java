package dev.parley.openfire;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.jivesoftware.openfire.PresenceRouter;
import org.jivesoftware.openfire.session.Session;
import org.jivesoftware.util.cache.CacheFactory;
import org.junit.jupiter.api.Test;

/**
 * One jar runs on Openfire 4.2.0, which it is compiled against, and on 5.1.x. This holds the calls
 * away that 5.1.x does not have, or has with another signature.
 */
class ServerVersionsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.parley.openfire");

  /** Owner (exact, or a package ending in a dot) and members; no members: the whole type. */
  private record Avoided(String owner, Set<String> members) {
    boolean matches(JavaAccess<?> access) {
      return (access.getTargetOwner().getName().equals(owner)
              || access.getTargetOwner().isAssignableTo(owner))
          && (members.isEmpty() || members.contains(access.getTarget().getName()));
    }
  }

  private static final List<Avoided> AVOIDED =
      List.of(
          new Avoided("org.jivesoftware.util.cache.CacheFactory", Set.of("getLock")),
          new Avoided(
              "org.jivesoftware.util.cache.Cache",
              Set.of("getCacheSize", "getMaxCacheSize", "setMaxCacheSize", "getLongCacheSize")),
          new Avoided("org.jivesoftware.util.cache.DefaultCache", Set.of()),
          new Avoided(
              "org.jivesoftware.util.TaskEngine", Set.of("schedule", "scheduleAtFixedRate")),
          new Avoided("org.jivesoftware.openfire.RoutingTable", Set.of("routePacket")),
          new Avoided("org.jivesoftware.openfire.user.UserManager", Set.of("isRegisteredUser")),
          new Avoided("org.jivesoftware.openfire.session.Session", Set.of("getStatus", "isSecure")),
          new Avoided(
              "org.jivesoftware.openfire.session.LocalSession",
              Set.of("setSessionData", "getSessionData", "removeSessionData")),
          new Avoided(
              "org.jivesoftware.openfire.container.PluginManager",
              Set.of("getName", "getVersion", "getPlugin", "getPluginDirectory")),
          new Avoided(
              "org.jivesoftware.util.JiveGlobals", Set.of("getHomeDirectory", "setXMLProperty")),
          new Avoided("org.jivesoftware.util.Log", Set.of()),
          new Avoided("org.jivesoftware.util.Base64", Set.of()),
          new Avoided("org.jivesoftware.util.FastDateFormat", Set.of()),
          new Avoided("org.jivesoftware.util.ConcurrentHashSet", Set.of()),
          new Avoided("org.jivesoftware.util.JiveConstants", Set.of()),
          new Avoided("org.jivesoftware.openfire.net.ConnectionCloseListener", Set.of()),
          new Avoided("org.jivesoftware.openfire.ConnectionCloseListener", Set.of()));

  private static ArchRule rule() {
    return noClasses()
        .should()
        .accessTargetWhere(
            describe(
                "is not the same in Openfire 4.2.0 and 5.1.x",
                (JavaAccess<?> access) -> AVOIDED.stream().anyMatch(a -> a.matches(access))));
  }

  @Test
  void nothingThatOneOfTheTwoServersLacks() {
    rule().check(CLASSES);
  }

  @Test
  void noTypeThatOneOfTheTwoServersLacks() {
    for (Avoided avoided : AVOIDED) {
      if (avoided.members().isEmpty()) {
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(avoided.owner())
            .check(CLASSES);
      }
    }
  }

  /** The check itself must be able to fail. */
  @Test
  void theRuleFindsWhatItLooksFor() {
    JavaClasses sinner = new ClassFileImporter().importClasses(Sinner.class);
    assertThat(rule().evaluate(sinner).getFailureReport().getDetails()).hasSize(3);
  }

  /** Does what the plugin must not do. */
  @SuppressWarnings("unused")
  private static final class Sinner {
    Object sin(Session session, PresenceRouter router) {
      return session.getStatus() + "" + session.isSecure() + CacheFactory.getLock("a", null);
    }
  }
}
