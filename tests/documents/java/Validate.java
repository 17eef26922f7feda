import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/**
 * Checks each file named in the arguments against both profiles, and says what fails, a line each:
 * number of the file, profile, rule, sentence, place; and a line with the rule "done" at the end.
 */
public final class Validate {
    private static final int MOST_OF_ONE_RULE = 5;
    private static final int ALL_FAULTS = -1;
    private static final String[] NAMES = {"PDFA-3A", "PDFUA-1"};

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<ValidationProfile> profiles = new ArrayList<>();
        for (String name : NAMES) {
            try (InputStream xml = Profiles.class.getResourceAsStream(
                    "/org/verapdf/pdfa/validation/" + name + ".xml")) {
                profiles.add(Profiles.profileFromXml(xml));
            }
        }
        for (int number = 0; number < files.length; number++) {
            try {
                check(out, number, files[number], profiles);
            } catch (Exception error) {
                for (String name : NAMES) {
                    tell(out, number, name, "unreadable", String.valueOf(error), "");
                }
            }
        }
    }

    private static void check(
            PrintStream out, int number, String file, List<ValidationProfile> profiles)
            throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(
                new File(file), profiles.get(0).getPDFAFlavour())) {
            List<ValidationResult> results = ValidatorFactory
                    .createValidatorByProfiles(profiles, ALL_FAULTS, false, true, false)
                    .validateAll(parser);
            for (ValidationResult result : results) {
                String name = NAMES[profiles.indexOf(result.getValidationProfile())];
                Map<Object, Integer> told = new HashMap<>();
                for (TestAssertion found : result.getTestAssertions()) {
                    if (found.getStatus() == TestAssertion.Status.FAILED
                            && told.merge(found.getRuleId(), 1, Integer::sum) <= MOST_OF_ONE_RULE) {
                        tell(out, number, name, found.getRuleId().getClause()
                                + "-" + found.getRuleId().getTestNumber(),
                                found.getMessage(), found.getLocation().getContext());
                    }
                }
                tell(out, number, name, "done", result.isCompliant() ? "passes" : "fails", "");
            }
        }
    }

    private static void tell(
            PrintStream out, int number, String name, String rule, String sentence, String place) {
        String[] parts = {String.valueOf(number), name, rule, sentence, String.valueOf(place)};
        for (int at = 0; at < parts.length; at++) {
            parts[at] = parts[at].replaceAll("\\s+", " ");
        }
        out.println(String.join("\t", parts));
    }
}
