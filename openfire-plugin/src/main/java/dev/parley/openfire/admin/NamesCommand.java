package dev.parley.openfire.admin;

import dev.parley.openfire.registry.RefusedException;
import java.util.List;
import java.util.Map;
import org.dom4j.Element;
import org.jivesoftware.openfire.commands.AdHocCommand;
import org.jivesoftware.openfire.commands.SessionData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command of one form and one outcome, for server administrators only. */
final class NamesCommand extends AdHocCommand {
  private static final Logger Log = LoggerFactory.getLogger(NamesCommand.class);
  static final String PREFIX = "urn:parley:names:1#";

  /** What a command does with the filled-in form. */
  interface Action {

    /**
     * Does it.
     *
     * @param data the form's values by field
     * @param administrator bare JID
     * @throws RefusedException with a text for the administrator
     */
    List<CommandForm.Answer> run(Map<String, List<String>> data, String administrator);
  }

  private final String code;
  private final String label;
  private final List<CommandForm.Question> questions;
  private final Action action;

  NamesCommand(String code, String label, List<CommandForm.Question> questions, Action action) {
    this.code = PREFIX + code;
    this.label = label;
    this.questions = questions;
    this.action = action;
  }

  @Override
  public String getCode() {
    return code;
  }

  @Override
  public String getDefaultLabel() {
    return label;
  }

  /** One, also where there is nothing to ask: Openfire 4.2.0 tells a command of none nothing. */
  @Override
  public int getMaxStages(@Nullable SessionData data) {
    return 1;
  }

  @Override
  protected void addStageInformation(SessionData data, Element command) {
    CommandForm.ask(command, label, questions);
  }

  @Override
  public void execute(SessionData data, Element command) {
    try {
      String administrator = data.getOwner().toBareJID();
      CommandForm.tell(command, label, action.run(data.getData(), administrator));
    } catch (RefusedException e) {
      note(command, String.valueOf(e.getMessage()));
    } catch (Throwable t) {
      // What leaves here would end the administrator's session.
      Log.error("The command {} failed", code, t);
      note(command, "The command failed; the server's log says why.");
    }
  }

  private static void note(Element command, String text) {
    command.addElement("note").addAttribute("type", "error").setText(text);
  }

  @Override
  protected List<AdHocCommand.Action> getActions(SessionData data) {
    return List.of(AdHocCommand.Action.complete);
  }

  @Override
  protected AdHocCommand.Action getExecuteAction(SessionData data) {
    return AdHocCommand.Action.complete;
  }
}
