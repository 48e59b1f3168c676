package dev.parley.openfire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the arrows plugin → stanza, admin → registry ← store, cluster. */
class PackageRulesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.parley.openfire");

  @Test
  void arrows() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("plugin")
        .definedBy("..openfire.plugin..")
        .layer("stanza")
        .definedBy("..openfire.stanza..")
        .layer("admin")
        .definedBy("..openfire.admin..")
        .layer("registry")
        .definedBy("..openfire.registry..")
        .layer("store")
        .definedBy("..openfire.store..")
        .layer("cluster")
        .definedBy("..openfire.cluster..")
        .whereLayer("plugin")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("stanza")
        .mayOnlyBeAccessedByLayers("plugin")
        .whereLayer("admin")
        .mayOnlyBeAccessedByLayers("plugin")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("plugin")
        .whereLayer("cluster")
        .mayOnlyBeAccessedByLayers("plugin")
        .whereLayer("registry")
        .mayOnlyBeAccessedByLayers("plugin", "stanza", "admin", "store", "cluster")
        .check(CLASSES);
  }

  @Test
  void noCycles() {
    slices().matching("dev.parley.openfire.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theRegistryKnowsNoServerNoStanzasAndNoDatabase() {
    noClasses()
        .that()
        .resideInAPackage("..openfire.registry..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.jivesoftware..", "org.xmpp..", "org.dom4j..", "java.sql..", "org.slf4j..")
        .check(CLASSES);
  }

  @Test
  void onlyTheOuterPackagesKnowTheServer() {
    noClasses()
        .that()
        .resideInAnyPackage("..openfire.stanza..", "..openfire.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jivesoftware..")
        .check(CLASSES);
  }
}
