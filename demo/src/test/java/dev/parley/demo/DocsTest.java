package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples in the documentation compile, those that stand for themselves and so begin with
 * their imports; and its links lead somewhere.
 */
class DocsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

  @TempDir Path classes;

  private static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      List<Path> pages = docs.filter(file -> file.toString().endsWith(".md")).toList();
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.stream());
    }
  }

  @Test
  void theFirstPageShowsAMasterAndAConnect() throws IOException {
    assertThat(examples(ROOT.resolve("docs/index.md"))).hasSizeGreaterThanOrEqualTo(2);
  }

  @TestFactory
  Stream<DynamicTest> examplesCompile() throws IOException {
    return pages()
        .flatMap(
            page ->
                examples(page)
                    .map(
                        code ->
                            DynamicTest.dynamicTest(
                                page.getFileName() + ": " + code.lines().findFirst().orElse(""),
                                () -> compiles(code))));
  }

  private static Stream<String> examples(Path page) {
    try {
      return JAVA.matcher(Files.readString(page))
          .results()
          .map(found -> found.group(1))
          .filter(DocsTest::isImport);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void compiles(String code) {
    String imports = code.lines().filter(DocsTest::isImport).collect(Collectors.joining("\n"));
    String body = code.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n"));
    String source =
        imports
            + "\nclass Example { void example(char[] password) throws Exception {\n"
            + body
            + "\n} }\n";
    StringWriter messages = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of("-d", classes.toString(), "-cp", classPath(), "-proc:none"),
                null,
                List.of(new Source(source)))
            .call();
    assertThat(compiled).as("%s\n%s", messages, source).isTrue();
  }

  /** Surefire hides the class path of the tests behind a jar of its own. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String code) {
      super(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }

  @TestFactory
  Stream<DynamicTest> linksLeadSomewhere() throws IOException {
    return pages()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    ROOT.relativize(page).toString(), () -> linksLeadSomewhere(page)));
  }

  private static void linksLeadSomewhere(Path page) throws IOException {
    Matcher link = LINK.matcher(Files.readString(page));
    while (link.find()) {
      String target = link.group(1);
      if (!target.contains("://")) {
        assertThat(page.resolveSibling(target)).exists();
      }
    }
  }
}
