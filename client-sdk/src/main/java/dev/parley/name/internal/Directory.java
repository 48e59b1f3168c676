package dev.parley.name.internal;

import dev.parley.name.Access;
import dev.parley.name.NameInfo;
import dev.parley.name.NamePage;
import dev.parley.name.NameServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jivesoftware.smackx.rsm.packet.RSMSet;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.parts.Localpart;

/** Service discovery of names (XEP-0030, XEP-0059, XEP-0128). Called on the worker. */
final class Directory {

  /** The most that the service puts into a page. */
  static final int MAX_PAGE = 100;

  private final NameContext context;

  Directory(NameContext context) {
    this.context = context;
  }

  CompletionStage<NamePage> list(Optional<String> after, int max) {
    int size = Math.max(1, Math.min(MAX_PAGE, max));
    return context
        .services()
        .locate("the list of names")
        .thenCompose(
            service -> {
              DiscoverItems question = new DiscoverItems();
              question.setTo(service);
              question.addExtension(
                  after
                      .map(item -> new RSMSet(size, item, RSMSet.PageDirection.after))
                      .orElseGet(() -> new RSMSet(size)));
              return context.link().request(question);
            })
        .thenApply(answer -> page(answer, size));
  }

  private static NamePage page(IQ answer, int size) {
    if (!(answer instanceof DiscoverItems items)) {
      throw new NameServiceException("the list of names", "its answer makes no sense");
    }
    List<String> names =
        items.getItems().stream()
            .map(item -> item.getEntityID().getLocalpartOrNull())
            .filter(Objects::nonNull)
            .map(Localpart::toString)
            .toList();
    boolean more = names.size() >= size;
    return new NamePage(names, more ? Optional.of(names.get(names.size() - 1)) : Optional.empty());
  }

  CompletionStage<NameInfo> info(String name) {
    return context
        .jid(name)
        .thenCompose(
            jid ->
                context
                    .link()
                    .request(DiscoverInfo.builder(context.link().smack()).to((Jid) jid).build()))
        .thenApply(answer -> info(name, answer));
  }

  private static NameInfo info(String name, IQ answer) {
    DataForm form =
        answer instanceof DiscoverInfo info ? DataForm.from(info, Wire.NAMESPACE) : null;
    if (form == null) {
      throw new NameServiceException(name, "its answer makes no sense");
    }
    return new NameInfo(
        name,
        Optional.ofNullable(value(form, "description")),
        "true".equals(value(form, "online")),
        Optional.ofNullable(value(form, "since")).flatMap(Directory::instant),
        Optional.ofNullable(value(form, "epoch")).flatMap(Directory::number).orElse(0L),
        Optional.ofNullable(value(form, "access"))
            .flatMap(
                word ->
                    Arrays.stream(Access.values()).filter(a -> a.wire().equals(word)).findFirst()),
        Optional.ofNullable(value(form, "listed")).map("true"::equals),
        Optional.ofNullable(value(form, "instances"))
            .flatMap(Directory::number)
            .map(Math::toIntExact));
  }

  private static @Nullable String value(DataForm form, String field) {
    return form.hasField(field) ? form.getField(field).getFirstValue() : null;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,9}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
