package dev.parley.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles a plugin from source and packs it as Openfire expects: never on the class path. */
final class PluginJar {
  private PluginJar() {}

  /** A jar {@code folder/name.jar} whose plugin class is {@code className}. */
  static Path build(Path folder, String name, String className, String source) throws IOException {
    Path classes = Files.createTempDirectory(folder, "classes");
    compile(className, source, classes);
    Path library = folder.resolve(name + "-lib.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(library));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        put(zip, classes.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    Path jar = folder.resolve(name + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "lib/plugin-" + name + ".jar", Files.readAllBytes(library));
      put(
          zip,
          "plugin.xml",
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <plugin><class>%s</class><name>%s</name><version>1.0</version>
            <databaseKey>%s</databaseKey><databaseVersion>1</databaseVersion>
            <minServerVersion>4.2.0</minServerVersion></plugin>
          """
              .formatted(className, name, name)
              .getBytes(StandardCharsets.UTF_8));
      put(
          zip,
          "database/" + name + "_hsqldb.sql",
          """
          CREATE TABLE greeting (text VARCHAR(100) NOT NULL);
          INSERT INTO greeting (text) VALUES ('hello from the table');
          INSERT INTO ofVersion (name, version) VALUES ('%s', 1);
          """
              .formatted(name)
              .getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static void compile(String className, String source, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      JavaFileObject unit = new Source(className, source);
      if (!compiler
          .getTask(messages, files, null, List.of("-proc:none"), null, List.of(unit))
          .call()) {
        throw new IllegalStateException(messages.toString());
      }
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
