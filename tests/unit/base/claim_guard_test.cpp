// Forms of words that would promise something to a client, in every shipped language.
#include "base/claim_guard.h"

#include <gtest/gtest.h>

#include "base/i18n.h"

namespace mesomap {
namespace {

struct Said {
  const char* language;
  const char* text;
};

TEST(ClaimGuard, CatchesEveryKindOfClaimInEveryLanguage) {
  const Said claims[] = {{"en", "Safe"},
                         {"en", "the SAFEST area"},
                         {"en", "Painless!"},
                         {"en", "pain-free cheeks"},
                         {"en", "results are guaranteed"},
                         {"en", "Permanently smooth"},
                         {"en", "a miracle"},
                         {"en", "miraculous"},
                         {"en", "melts fat"},
                         {"en", "Fat-dissolving points"},
                         {"en", "dissolves the stubborn fat"},
                         {"en", "cures acne"},
                         {"en", "treats arthritis"},
                         {"en", "Rejuvenation"},
                         {"en", "reverses ageing"},
                         {"en", "reverse the signs of aging"},
                         {"en", "no side-effects"},
                         {"en", "without any risk"},
                         {"en", "No downtime"},
                         {"en", "better than a filler"},
                         {"en", "replaces plastic surgery"},
                         {"en", "Detoxifying"},
                         {"en", "skin whitening"},
                         {"en", "lose 5 kg"},
                         {"en", "lose five pounds"},
                         {"en", "lose 10kg"},
                         {"en", "100%"},
                         {"en", "100 % smooth"},
                         {"en", "anti-aging"},
                         {"en", "it doesn’t hurt"},
                         {"en", "an alternative to liposuction"},
                         {"fr", "un soin sûr"},
                         {"fr", "la méthode la plus SÛRE"},
                         {"fr", "Indolore"},
                         {"fr", "sans douleurs"},
                         {"fr", "résultat garanti"},
                         {"fr", "Définitif"},
                         {"fr", "DEFINITIVEMENT"},
                         {"fr", "miraculeux"},
                         {"fr", "fait fondre la graisse"},
                         {"fr", "dissout les graisses"},
                         {"fr", "guérit l’acné"},
                         {"fr", "traite l’arthrose"},
                         {"fr", "Rajeunissement"},
                         {"fr", "inverse le vieillissement"},
                         {"fr", "anti-âge"},
                         {"fr", "sans effets secondaires"},
                         {"fr", "sans éviction sociale"},
                         {"fr", "mieux que le botox"},
                         {"fr", "remplace la chirurgie"},
                         {"fr", "détox"},
                         {"fr", "blanchiment de la peau"},
                         {"fr", "perdez 5 kilos"},
                         {"fr", "100\u00A0%"},
                         {"de", "Sicher"},
                         {"de", "die sicherste Stelle"},
                         {"de", "schmerzfrei"},
                         {"de", "SCHMERZLOSE Punkte"},
                         {"de", "Garantiert glatt"},
                         {"de", "dauerhaft"},
                         {"de", "für immer"},
                         {"de", "Wundermittel"},
                         {"de", "Fett schmilzt"},
                         {"de", "löst das Fett"},
                         {"de", "Fettauflösung"},
                         {"de", "heilt Akne"},
                         {"de", "behandelt Arthrose"},
                         {"de", "Verjüngung"},
                         {"de", "kehrt die Umkehr des Alterns"},
                         {"de", "ohne Nebenwirkungen"},
                         {"de", "keine Ausfallzeit"},
                         {"de", "besser als Botox"},
                         {"de", "ersetzt eine Operation"},
                         {"de", "Entgiftung"},
                         {"de", "Hautaufhellung"},
                         {"de", "5 kg abnehmen"},
                         {"de", "Kilos verlieren"},
                         {"de", "hundertprozentig"},
                         {"es", "Segura"},
                         {"es", "sin dolor"},
                         {"es", "INDOLORO"},
                         {"es", "garantizado"},
                         {"es", "permanente"},
                         {"es", "milagroso"},
                         {"es", "derrite la grasa"},
                         {"es", "disuelve la grasa"},
                         {"es", "cura el acné"},
                         {"es", "trata la artritis"},
                         {"es", "rejuvenecimiento"},
                         {"es", "revierte el envejecimiento"},
                         {"es", "sin efectos secundarios"},
                         {"es", "sin tiempo de recuperación"},
                         {"es", "mejor que el bótox"},
                         {"es", "sustituye a la cirugía"},
                         {"es", "desintoxicación"},
                         {"es", "blanqueamiento"},
                         {"es", "pierda 5 kilos"},
                         {"es", "cien por cien"},
                         {"it", "Sicurissima"},
                         {"it", "indolore"},
                         {"it", "senza dolore"},
                         {"it", "garantito"},
                         {"it", "permanente"},
                         {"it", "miracolo"},
                         {"it", "scioglie il grasso"},
                         {"it", "guarisce"},
                         {"it", "cura l’acne"},
                         {"it", "tratta l’artrite"},
                         {"it", "ringiovanimento"},
                         {"it", "inverte l’invecchiamento"},
                         {"it", "anti-età"},
                         {"it", "senza effetti collaterali"},
                         {"it", "senza tempi di recupero"},
                         {"it", "meglio del botox"},
                         {"it", "sostituisce la chirurgia"},
                         {"it", "disintossicante"},
                         {"it", "sbiancamento"},
                         {"it", "perdere 5 chili"},
                         {"it", "cento per cento"},
                         {"pt", "Segurança"},
                         {"pt", "sem dor"},
                         {"pt", "indolor"},
                         {"pt", "garantido"},
                         {"pt", "permanente"},
                         {"pt", "milagroso"},
                         {"pt", "derrete a gordura"},
                         {"pt", "dissolve a gordura"},
                         {"pt", "cura a acne"},
                         {"pt", "trata a artrite"},
                         {"pt", "rejuvenescimento"},
                         {"pt", "reverte o envelhecimento"},
                         {"pt", "sem efeitos secundários"},
                         {"pt", "sem tempo de recuperação"},
                         {"pt", "melhor que o botox"},
                         {"pt", "substitui a cirurgia"},
                         {"pt", "desintoxicação"},
                         {"pt", "branqueamento"},
                         {"pt", "perca 5 quilos"},
                         {"pt", "não dói"},
                         {"pt", "cem por cento"}};
  for (const Said& said : claims) {
    EXPECT_NE(claimIn(said.text, said.language), "") << said.language << ": " << said.text;
    EXPECT_NE(claimInAnyLanguage(said.text), "") << said.text;
  }
}

TEST(ClaimGuard, LetsPlainNamesAndSentencesPass) {
  for (const char* text : {"Cheek",
                           "Client's left cheek",
                           "Area 3",
                           "Lines beside the mouth",
                           "Points on the forehead",
                           "Joue",
                           "Sur la joue",
                           "Zone 3, à droite",
                           "Le front, près des sourcils",
                           "Wange, links",
                           "Unter dem Kinn",
                           "Mejilla derecha",
                           "Debajo del mentón",
                           "Guancia destra",
                           "Sotto il mento",
                           "Bochecha",
                           "Abaixo do queixo",
                           "Curettage scar",
                           "Health check 10 %",
                           "Treatment of 3 March",
                           "Лоб",
                           "",
                           " ",
                           "…",
                           "\xFF\xFE"}) {
    EXPECT_EQ(claimInAnyLanguage(text), "") << text;
  }
}

TEST(ClaimGuard, SaysTheWordsAsTheyStand) {
  EXPECT_EQ(claimIn("My Pain-Free cheek", "en"), "Pain-Free");
  EXPECT_EQ(claimIn("Lose up to 5 kg here", "en"), "Lose up to 5 kg");
  EXPECT_EQ(claimIn("Wangen: Verjüngung!", "de"), "Verjüngung");
}

TEST(ClaimGuard, SeesThroughHowTheyAreWritten) {
  EXPECT_NE(claimIn("pain\u00ADless", "en"), "") << "soft hyphen";
  EXPECT_NE(claimIn("sa\u200Bfe", "en"), "") << "invisible blank";
  EXPECT_NE(claimIn("ＳＡＦＥ", "en"), "") << "wide letters";
  EXPECT_NE(claimIn("De\u0301finitif", "fr"), "") << "accent of its own";
  EXPECT_NE(claimIn("no\nside   effects", "en"), "") << "over lines";
  EXPECT_NE(claimIn("RAJEUNISSEMENT", "fr"), "") << "capitals without accents";
  EXPECT_EQ(claimIn("sur", "fr"), "") << "on";
  EXPECT_NE(claimIn("SÛR", "fr"), "") << "safe";
}

TEST(ClaimGuard, HasAListForEveryLanguageOfTheProgram) {
  for (const Language& one : languages()) EXPECT_TRUE(guardsLanguage(one.code)) << one.code;
  EXPECT_FALSE(guardsLanguage("nl"));
  EXPECT_EQ(claimIn("Wang", "nl"), "Wang") << "no list: nothing may be said";
}

}  // namespace
}  // namespace mesomap
