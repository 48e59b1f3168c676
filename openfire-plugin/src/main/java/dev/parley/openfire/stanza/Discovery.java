package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.NameInfo;
import dev.parley.openfire.registry.NamePage;
import dev.parley.openfire.registry.NameRule;
import dev.parley.openfire.registry.Rate;
import dev.parley.openfire.registry.Refusal;
import dev.parley.openfire.registry.RefusedException;
import dev.parley.openfire.registry.Registry;
import dev.parley.openfire.registry.Requester;
import dev.parley.openfire.registry.Settings;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.jspecify.annotations.Nullable;

/** Service discovery (XEP-0030) of the service and its names, in pages (XEP-0059). */
final class Discovery {
  private static final List<String> FEATURES =
      List.of(
          Xmlns.DISCO_INFO,
          Xmlns.DISCO_ITEMS,
          Xmlns.NAMES,
          Xmlns.PING,
          Xmlns.RSM,
          Xmlns.EXTERNAL_SERVICES);
  private static final int DEFAULT_PAGE = 100;

  private final String service;
  private final Registry registry;
  private final Settings settings;

  Discovery(String service, Registry registry, Settings settings) {
    this.service = service;
    this.registry = registry;
    this.settings = settings;
  }

  /** {@code disco#info} of the service itself. */
  Element serviceInfo() {
    Element query = query(Xmlns.DISCO_INFO);
    identity(query, "Parley names");
    features(query, FEATURES);
    Element form = form(query, Xmlns.NAMES + "#limits");
    field(form, "names", Integer.toString(settings.namesPerAccount()));
    field(form, "standbys", Integer.toString(settings.standbysPerName()));
    field(form, "subscribers", Integer.toString(settings.subscribersPerName()));
    field(form, "registrations-per-minute", perMinute(settings.registrations()));
    field(form, "resolves-per-minute", perMinute(settings.resolves()));
    field(form, "misses-per-minute", perMinute(settings.misses()));
    return query;
  }

  /** Zero stands for no limit. */
  private static String perMinute(Rate rate) {
    return Long.toString(Math.round(Math.max(0, rate.perSecond()) * 60));
  }

  private static Element form(Element query, String type) {
    Element form = query.addElement(QName.get("x", Xmlns.DATA)).addAttribute("type", "result");
    field(form, "FORM_TYPE", type).addAttribute("type", "hidden");
    return form;
  }

  private static void identity(Element query, String name) {
    query
        .addElement("identity")
        .addAttribute("category", "directory")
        .addAttribute("type", "parley")
        .addAttribute("name", name);
  }

  private static void features(Element query, List<String> features) {
    features.forEach(var -> query.addElement("feature").addAttribute("var", var));
  }

  /** {@code disco#info} of a name. */
  Element nameInfo(String name, Requester who) {
    if (!NameRule.isValid(name)) {
      throw new RefusedException(Refusal.BAD_NAME, "This is not a valid name.");
    }
    NameInfo info = registry.info(name, who);
    Element query = query(Xmlns.DISCO_INFO);
    identity(query, name);
    features(query, List.of(Xmlns.DISCO_INFO, Xmlns.NAMES));
    Element form = form(query, Xmlns.NAMES);
    if (info.description() != null) {
      field(form, "description", info.description());
    }
    field(form, "online", Boolean.toString(info.online()));
    if (info.since() != null) {
      field(form, "since", info.since().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    field(form, "epoch", Long.toString(info.epoch()));
    if (info.owned()) {
      field(form, "access", info.access().wire());
      field(form, "listed", Boolean.toString(info.listed()));
      field(form, "instances", Integer.toString(info.instances()));
      field(form, "subscribers", Integer.toString(info.subscribers()));
    }
    return query;
  }

  private static Element field(Element form, String var, String value) {
    Element field = form.addElement("field").addAttribute("var", var);
    field.addElement("value").setText(value);
    return field;
  }

  /** {@code disco#items} of the service: a page of the names which the asker may see. */
  Element items(Element request, Requester who) {
    Element set = request.element(QName.get("set", Xmlns.RSM));
    NamePage page = registry.list(who, after(set), max(set));
    Element query = query(Xmlns.DISCO_ITEMS);
    for (String name : page.names()) {
      query.addElement("item").addAttribute("jid", name + "@" + service).addAttribute("name", name);
    }
    if (set != null || page.next() != null) {
      Element result = query.addElement(QName.get("set", Xmlns.RSM));
      List<String> names = page.names();
      if (!names.isEmpty()) {
        result.addElement("first").setText(names.get(0));
        result.addElement("last").setText(names.get(names.size() - 1));
      }
    }
    return query;
  }

  private static String after(@Nullable Element set) {
    Element after = set == null ? null : set.element("after");
    return after == null ? "" : after.getText();
  }

  private static int max(@Nullable Element set) {
    Element max = set == null ? null : set.element("max");
    if (max == null) {
      return DEFAULT_PAGE;
    }
    String text = max.getTextTrim();
    if (!text.matches("[0-9]{1,9}")) {
      throw Fields.bad("'max' is a number.");
    }
    return Integer.parseInt(text);
  }

  static Element query(String namespace) {
    return DocumentHelper.createElement(QName.get("query", namespace));
  }
}
