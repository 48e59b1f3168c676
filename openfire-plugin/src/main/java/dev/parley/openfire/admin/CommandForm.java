package dev.parley.openfire.admin;

import java.util.List;
import java.util.Map;
import org.dom4j.Element;
import org.dom4j.QName;

/** Writes and reads the data forms (XEP-0004) of a command. */
final class CommandForm {
  static final String FORM_TYPE = "urn:parley:names:1#admin";
  private static final String NAMESPACE = "jabber:x:data";

  private CommandForm() {}

  /**
   * A field to fill in.
   *
   * @param var its name
   * @param label for people
   * @param required whether it must be filled in
   */
  record Question(String var, String label, boolean required) {}

  /**
   * A field of the outcome.
   *
   * @param var its name
   * @param label for people
   * @param values what it says
   */
  record Answer(String var, String label, List<String> values) {

    static Answer of(String var, String label, Object value) {
      return new Answer(var, label, List.of(String.valueOf(value)));
    }
  }

  static void ask(Element command, String title, List<Question> questions) {
    Element form = form(command, "form", title);
    for (Question question : questions) {
      Element field = field(form, question.var(), question.label(), "text-single");
      if (question.required()) {
        field.addElement("required");
      }
    }
  }

  static void tell(Element command, String title, List<Answer> answers) {
    Element form = form(command, "result", title);
    for (Answer answer : answers) {
      Element field =
          field(
              form,
              answer.var(),
              answer.label(),
              answer.values().size() == 1 ? "text-single" : "text-multi");
      answer.values().forEach(value -> field.addElement("value").setText(value));
    }
  }

  private static Element form(Element command, String type, String title) {
    Element form = command.addElement(QName.get("x", NAMESPACE)).addAttribute("type", type);
    form.addElement("title").setText(title);
    Element field = form.addElement("field").addAttribute("var", "FORM_TYPE");
    field.addAttribute("type", "hidden").addElement("value").setText(FORM_TYPE);
    return form;
  }

  private static Element field(Element form, String var, String label, String type) {
    return form.addElement("field")
        .addAttribute("var", var)
        .addAttribute("label", label)
        .addAttribute("type", type);
  }

  /** The first value of a field, or empty text. */
  static String value(Map<String, List<String>> data, String var) {
    List<String> values = data.get(var);
    return values == null || values.isEmpty() || values.get(0) == null ? "" : values.get(0).trim();
  }
}
