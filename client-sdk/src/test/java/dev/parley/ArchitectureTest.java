package dev.parley;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Which package may know which. A rule that has to give way is changed here, with its reason. */
class ArchitectureTest {
  private static final String ROOT = "dev.parley";

  private static final String[] SMACK = {"org.jivesoftware.smack..", "org.jivesoftware.smackx.."};
  private static final String[] JID = {"org.jxmpp.."};
  private static final String[] WEBRTC = {"dev.onvoid.webrtc.."};
  private static final String[] JACKSON = {"com.fasterxml.jackson.."};
  private static final String[] BOUNCY_CASTLE = {"org.bouncycastle.."};
  private static final String[] LOGGING = {"org.slf4j.."};

  /** What a package may use: packages of ours that stand above it, and libraries. */
  private record Layer(String name, List<String> ours, List<String> libraries) {
    String[] allowed() {
      Stream<String> jdk = Stream.of("java..", "javax..", "org.jspecify.annotations..");
      Stream<String> own =
          Stream.concat(Stream.of(name), ours.stream()).map(ArchitectureTest::tree);
      return Stream.of(jdk, own, libraries.stream()).flatMap(s -> s).toArray(String[]::new);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** From the top, which knows nothing, downwards; imports go up only. */
  static final List<Layer> LAYERS =
      List.of(
          layer("runtime", List.of(), WEBRTC, LOGGING),
          layer("ice", List.of(), JACKSON),
          layer("connection", List.of("ice"), SMACK, JID, LOGGING),
          // Keys and known names are kept in JSON files.
          layer("name", List.of("connection"), SMACK, JID, JACKSON, LOGGING),
          layer("sdp", List.of()),
          layer("jingle", List.of(), SMACK, JID),
          layer("mapping", List.of("jingle", "sdp")),
          layer("session", List.of("connection", "jingle"), SMACK, JID, LOGGING),
          layer("muc", List.of("connection"), SMACK, JID, LOGGING),
          // Certificates are made with Bouncy Castle: the JDK only reads them.
          layer("peer", List.of("runtime", "ice", "sdp"), WEBRTC, BOUNCY_CASTLE, LOGGING),
          // The values that its neighbours speak in, and Smack for the errors that a session tells.
          layer(
              "signaling",
              List.of("session", "mapping", "peer", "jingle", "sdp"),
              SMACK,
              JID,
              LOGGING),
          layer("offline", List.of("sdp", "peer"), LOGGING),
          // Its sender runs on the SDK's own threads, and the peer's limit stands in its
          // description.
          layer("channel", List.of("peer", "runtime", "sdp"), WEBRTC, LOGGING),
          // Whether the other side sends a track stands in its description.
          layer("media", List.of("peer", "runtime", "sdp"), WEBRTC, LOGGING),
          layer("service", List.of("channel"), LOGGING),
          layer(
              "group",
              List.of("connection", "name", "muc", "signaling", "channel", "media"),
              JID,
              LOGGING));

  /** Packages that an application uses. */
  private static final List<String> EXPORTED =
      List.of(
          "connection", "name", "ice", "peer", "channel", "media", "service", "group", "offline");

  /** Who may use what a package keeps to itself, beside itself. */
  private static final Map<String, List<String>> USERS =
      Map.of(
          "connection.internal", List.of("name", "session", "muc"),
          "peer.internal", List.of("channel", "media", "signaling"),
          "name.internal", List.of(),
          "channel.internal", List.of(),
          "runtime", List.of("peer", "channel", "media", "internal"));

  /** What this module was compiled to: other modules on the class path share the name. */
  private static final JavaClasses SDK =
      new ClassFileImporter()
          .importUrl(Parley.class.getProtectionDomain().getCodeSource().getLocation());

  private static Layer layer(String name, List<String> ours, String[]... libraries) {
    return new Layer(name, ours, Stream.of(libraries).flatMap(Stream::of).toList());
  }

  private static String tree(String name) {
    return ROOT + "." + name + "..";
  }

  @Test
  void theTableIsInOrder() {
    List<String> above = new ArrayList<>();
    for (Layer layer : LAYERS) {
      // Signaling joins peers to sessions, and muc stands beside: all they use is above them.
      assertThat(above).as("above %s", layer).containsAll(layer.ours());
      above.add(layer.name());
    }
  }

  @Test
  void everyPackageIsInTheTable() {
    Set<String> known = new LinkedHashSet<>();
    known.add("internal");
    LAYERS.forEach(layer -> known.add(layer.name()));
    Set<String> found = new LinkedHashSet<>();
    for (JavaClass type : SDK) {
      String name = type.getPackageName();
      if (!name.equals(ROOT)) {
        found.add(name.substring(ROOT.length() + 1).split("\\.", 2)[0]);
      }
    }

    assertThat(known).containsAll(found);
    assertThat(found).as("classes were found at all").contains("sdp", "jingle", "mapping");
  }

  @ParameterizedTest
  @FieldSource("LAYERS")
  void packagesUseOnlyWhatStandsAboveThem(Layer layer) {
    classes()
        .that()
        .resideInAPackage(tree(layer.name()))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(layer.allowed()))
        .allowEmptyShould(true)
        .check(SDK);
  }

  @Test
  void nobodyImportsTheRoot() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, ROOT + ".internal..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT, ROOT + ".internal.."))
        .check(SDK);
  }

  @Test
  void thereAreNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(SDK);
  }

  @Test
  void internalPackagesHaveOnlyTheirListedUsers() {
    Map<String, List<String>> users = new LinkedHashMap<>(USERS);
    users.forEach(
        (owned, listed) -> {
          String owner = owned.split("\\.", 2)[0];
          String[] allowed =
              Stream.concat(Stream.of(owner), listed.stream())
                  .map(ArchitectureTest::tree)
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideOutsideOfPackages(allowed)
              .should()
              .dependOnClassesThat(resideInAPackage(tree(owned)))
              .because(owned + " is for " + owner + " and " + listed)
              .allowEmptyShould(true)
              .check(SDK);
        });
  }

  @Test
  void everyInternalPackageHasItsUsersListed() {
    Set<String> found = new LinkedHashSet<>();
    for (JavaClass type : SDK) {
      String name = type.getPackageName();
      if (name.endsWith(".internal") && !name.equals(ROOT + ".internal")) {
        found.add(name.substring(ROOT.length() + 1));
      }
    }

    assertThat(USERS.keySet()).containsAll(found);
  }

  @Test
  void exportedPackagesShowNoForeignTypes() {
    String[] packages =
        Stream.concat(Stream.of(ROOT), EXPORTED.stream().map(name -> ROOT + "." + name))
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAnyPackage(packages)
        .and(describe("are public all the way out", ArchitectureTest::isVisible))
        .should(showNoForeignTypes())
        .allowEmptyShould(true)
        .check(SDK);
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
  }

  private static ArchCondition<JavaClass> showNoForeignTypes() {
    DescribedPredicate<JavaClass> foreign =
        resideInAnyPackage("org.jivesoftware..", "dev.onvoid..", "org.jxmpp..")
            .and(DescribedPredicate.not(resideInAnyPackage("org.jxmpp.jid..")));
    return new ArchCondition<>("show neither Smack's nor webrtc-java's types") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
            .filter(foreign)
            .forEach(shown -> report(events, type.getName(), shown));
        for (JavaMember member : type.getMembers()) {
          if (isShown(member)) {
            shown(member).filter(foreign).forEach(s -> report(events, member.getFullName(), s));
          }
        }
      }
    };
  }

  private static void report(ConditionEvents events, String where, JavaClass shown) {
    events.add(SimpleConditionEvent.violated(shown, where + " shows " + shown.getName()));
  }

  private static boolean isShown(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  /** Every type that a signature names, those inside angle brackets too. */
  private static Stream<JavaClass> shown(JavaMember member) {
    Stream<JavaClass> named =
        member instanceof JavaCodeUnit unit
            ? Stream.concat(
                Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                    .map(JavaType::getAllInvolvedRawTypes)
                    .flatMap(Set::stream),
                unit.getExceptionTypes().stream())
            : member.getAllInvolvedRawTypes().stream();
    return named.distinct();
  }
}
