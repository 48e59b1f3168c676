package dev.parley.jingle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code <payload-type id='111' name='opus' clockrate='48000' channels='2'>}: a codec.
 *
 * <p>XEP-0167 1.2.3 section 4. {@code channels='1'} is the default and not written.
 *
 * @param id 0 to 127
 * @param name the codec's name; null if absent, which only numbers below 96 may do
 * @param clockRate in hertz; null if absent
 * @param channels null means 1, and 1 becomes null
 * @param ptime milliseconds in a packet; null if absent
 * @param maxPtime at most so many milliseconds in a packet; null if absent
 * @param parameters in order
 * @param feedback in order
 */
public record PayloadType(
    int id,
    @Nullable String name,
    @Nullable Long clockRate,
    @Nullable Integer channels,
    @Nullable Integer ptime,
    @Nullable Integer maxPtime,
    List<Parameter> parameters,
    List<RtcpFeedback> feedback) {

  static final String ELEMENT = "payload-type";

  /** Refuses control characters, numbers out of range, and too many children. */
  public PayloadType {
    Checks.range("id of a payload type", id, 0, 127);
    Checks.optionalToken("name of a payload type", name);
    if (clockRate != null) {
      Checks.range("clockrate", clockRate, 0, 0xffff_ffffL);
    }
    Checks.optionalRange("channels", channels, 0, 255);
    if (channels != null && channels == 1) {
      channels = null;
    }
    Checks.optionalRange("ptime", ptime, 0, Integer.MAX_VALUE);
    Checks.optionalRange("maxptime", maxPtime, 0, Integer.MAX_VALUE);
    parameters = Checks.list(Parameter.ELEMENT, parameters, JingleLimits.PARAMETERS);
    feedback = Checks.list("rtcp-fb", feedback, JingleLimits.PARAMETERS);
  }

  static PayloadType parse(Element element) {
    String name = element.attribute("name");
    return new PayloadType(
        element.requiredInteger("id"),
        name == null || name.isEmpty() ? null : name,
        element.number("clockrate"),
        element.integer("channels"),
        element.integer("ptime"),
        element.integer("maxptime"),
        Parameter.parseAll(element, JingleNamespaces.RTP),
        RtcpFeedback.parseAll(element));
  }

  void write(ElementWriter out) {
    out.open(ELEMENT).attribute("id", id).attribute("name", name);
    out.attribute("clockrate", clockRate);
    out.attribute("channels", channels);
    out.attribute("ptime", ptime).attribute("maxptime", maxPtime);
    parameters.forEach(parameter -> parameter.write(out));
    feedback.forEach(entry -> entry.write(out));
    out.close();
  }
}
