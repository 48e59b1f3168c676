package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema allows what the protocol says, and refuses something. */
class SchemasTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<live epoch='3'/>",
        "<stop/>",
        "<status state='stopped'/>",
        "<start instance='a' access='allow'><description>x</description><allow jid='a@b'/></start>"
      })
  void allowed(String xml) throws Exception {
    assertThat(Schemas.violation(Xml.parse(ours(xml)))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<live epoch='0'/>",
        "<live/>",
        "<start/>",
        "<start instance='a b'/>",
        "<status state='nonsense'/>",
        "<address jid='a@b/c' epoch='1' since='now' ticket='x'/>",
        "<unknown/>"
      })
  void refused(String xml) throws Exception {
    assertThat(Schemas.violation(Xml.parse(ours(xml)))).isNotNull();
  }

  private static String ours(String xml) {
    return xml.replaceFirst("^<([a-z]+)", "<$1 xmlns='" + Xml.NAMES + "'");
  }
}
