// Data: the words of the topics, in the order of their circle (food beside nutrition, nutrition beside fitness, ...).
#include "datasets/synthetic/vocabulary.h"

namespace vouch::datasets {
namespace {

constexpr std::array<WordEntry, kTopics> kEntries{{
    {"food",
     "Rezepte Brot Sauerteig Suppe Pasta Ofengemüse Kräuter Knoblauch Olivenöl Butter Käse Kuchen Zimtschnecken Apfelkuchen "
     "Pfannkuchen Frühstück Abendessen Risotto Kartoffeln Kürbis Tomaten Basilikum Rosmarin Pfeffer Gewürze Soße Eintopf "
     "Auflauf Lasagne Pizza Teig Mehl Hefe Kruste Marmelade Honig Pilze Spargel Rhabarber Linsen Curry Nudeln Brühe Salat "
     "Dressing Senf Gurken Zwiebeln Brötchen Kochbuch Pfanne Kochlöffel Backblech Küche Picknick Sonntagsbraten Knödel "
     "Spätzle Quark Desserts Schokolade Vanille Streusel",
     "recipes bread sourdough soup pasta casserole herbs garlic butter cheese cake cinnamon pancakes breakfast dinner "
     "risotto potatoes pumpkin tomatoes basil rosemary pepper spices sauce stew lasagne pizza dough flour yeast crust jam "
     "honey mushrooms asparagus rhubarb lentils curry noodles broth salad dressing mustard pickles onions rolls cookbook "
     "skillet spoon tray kitchen picnic roast dumplings gnocchi custard desserts chocolate vanilla crumble pastry gravy "
     "leftovers",
     "homecooking foodlover sourdough baking instafood breadbaking seasonalcooking onepot foodie comfortfood brunch "
     "cookathome cakelove pastanight slowfood fromscratch dinnerideas kitchenstories recipeoftheday bakersgonnabake "
     "soupseason ovenfresh"},
    {"nutrition",
     "Ernährung Haferflocken Porridge Smoothies Vollkorn Hülsenfrüchte Kichererbsen Hummus Tofu Tempeh Quinoa Hirse Nüsse "
     "Mandeln Leinsamen Chiasamen Beeren Spinat Grünkohl Brokkoli Avocado Proteine Ballaststoffe Vitamine Eisen Magnesium "
     "Omega Joghurt Kefir Kimchi Fermentation Darmgesundheit Bowl Rohkost Sprossen Ingwer Kurkuma Zitrone Kräutertee "
     "Wasser Naturkost Biokiste Bioladen Zutaten Zuckerfrei Glutenfrei Mealprep Snacks Energiekugeln Müsli Granola "
     "Dattelcreme Erdnussmus Tahin Gemüse Obst Nährwerte Portionen Sättigung Saft Säfte Pflanzenmilch Haferdrink Superfood",
     "nutrition oats porridge smoothies wholegrain legumes chickpeas hummus tofu tempeh quinoa millet nuts almonds flaxseed "
     "chia berries spinach kale broccoli avocado protein fibre vitamins iron magnesium omega yoghurt kefir kimchi "
     "fermenting gut bowls greens sprouts ginger turmeric lemon herbal water organic veggiebox wholefoods ingredients "
     "sugarfree glutenfree mealprep snacks energyballs muesli granola dates peanut tahini vegetables fruit macros portions "
     "satiety juice oatmilk superfoods plantbased",
     "plantbased healthyfood cleaneating mealprep vegan veggie organicfood wholefoods guthealth smoothiebowl oatmeal "
     "proteinrich naturkost eattherainbow sugarfree glutenfree vegansnacks greenjuice nutritiontips balancedmeals "
     "veganfood fermented"},
    {"fitness",
     "Training Workout Krafttraining Kniebeugen Liegestütze Hanteln Kettlebell Yoga Pilates Dehnen Mobilität Ausdauer "
     "Intervalle Sprint Laufen Laufschuhe Marathon Halbmarathon Lauftreff Trainingsplan Regeneration Muskelkater Puls "
     "Aufwärmen Rumpf Rücken Haltung Balance Matte Fitnessstudio Trainer Kurs Zirkeltraining Seilspringen Klimmzüge Plank "
     "Kraft Beweglichkeit Schlaf Pausentag Bestzeit Wettkampf Startnummer Zielgerade Schwimmen Bahnen Rudern Boxen Spinning "
     "Schweiß Handtuch Sportbeutel Trinkflasche Fortschritt Wiederholungen Sätze Technik Atmung Faszienrolle Trainingsziel "
     "Frühsport Kondition Sporttasche",
     "training workout strength squats pushups dumbbells kettlebell yoga pilates stretching mobility endurance intervals "
     "sprint running sneakers marathon half-marathon runclub schedule recovery soreness heartrate warmup core back posture "
     "balance mat gym coach class circuit skipping pullups plank power flexibility sleep restday record race bib finish "
     "swimming laps rowing boxing spinning sweat towel bottle progress reps sets technique breathing roller goal stamina "
     "sportsbag kilometres pace",
     "fitnessmotivation workout homeworkout yogalife runnersofinstagram strengthtraining trainhard fitfam mobility pilates "
     "marathontraining legday runclub gymlife stretching sportlove morningworkout kettlebells restday bodyweight swimtraining "
     "fitover30"},
    {"outdoor",
     "Wandern Berge Gipfel Hütte Wanderschuhe Rucksack Zelt Schlafsack Lagerfeuer Waldweg Bergsee Alpen Klettern Klettersteig "
     "Seil Karabiner Felsen Schneeschuhe Skitour Langlauf Kajak Paddeln Fluss Stausee Wasserfall Wildnis Kompass Wanderkarte "
     "Höhenmeter Aussicht Sonnenaufgang Biwak Isomatte Gaskocher Thermoskanne Regenjacke Merinowolle Wanderstöcke Trail "
     "Almwiese Murmeltiere Steinböcke Sternenhimmel Nebel Schlucht Moor Küstenweg Fernwanderweg Etappe Brotzeit Gipfelkreuz "
     "Rundweg Wegweiser Lichtung Quelle Gletscher Grat Nationalpark Wildblumen Försterei Hochsitz Stirnlampe",
     "hiking mountains summit hut boots backpack tent sleepingbag campfire trail lake alps climbing ferrata rope carabiner "
     "rocks snowshoes skitouring crosscountry kayak paddling river reservoir waterfall wilderness compass map elevation view "
     "sunrise bivouac stove thermos rainjacket merino poles meadow marmots ibex stars fog gorge moor coastal thruhike stage "
     "crossing ridge glacier signpost clearing spring nationalpark wildflowers ranger headlamp basecamp scramble valley "
     "switchbacks plateau lookout",
     "hikingadventures mountainlove getoutside wanderlust hutlife campvibes trailtime alpine climbing outdoorlife "
     "takeahike summitview wildcamping kayaking skitouring naturelovers forestwalk longdistancehike sunrisehike backpacking "
     "microadventure mountainview"},
    {"travel",
     "Reisen Urlaub Städtetrip Altstadt Hafen Strand Insel Küste Fähre Nachtzug Bahnreise Zugfenster Koffer Reiseführer "
     "Reisepass Hostel Pension Ferienhaus Hotel Frühstücksbuffet Markt Gassen Kathedrale Museum Aussichtspunkt Straßenküche "
     "Sonnenuntergang Palmen Lagune Schnorcheln Surfbrett Tauchen Vulkan Tempel Wüste Roadtrip Campervan Landstraße Grenze "
     "Zeitzone Jetlag Flughafen Bordkarte Reiseroute Stadtplan Geheimtipps Reisetagebuch Postkarten Souvenirs Fernweh "
     "Inselhopping Leuchtturm Fischerdorf Weinberge Olivenhain Promenade Strandbar Bucht Klippen Sightseeing Zwischenstopp "
     "Reisebudget Ankunft",
     "travel holiday citybreak oldtown harbour beach island coast ferry nighttrain railway window suitcase guidebook passport "
     "hostel guesthouse cottage hotel buffet market alleys cathedral museum viewpoint streetfood sunset palms lagoon "
     "snorkelling surfboard diving volcano temple desert roadtrip campervan highway border timezone jetlag airport boarding "
     "itinerary cityguide hiddengems journal postcards souvenirs wanderings islandhopping lighthouse village vineyards olive "
     "promenade beachbar bay cliffs sightseeing stopover budget arrival departures",
     "travelgram citytrip slowtravel vanlife roadtrip railtravel islandlife beachday hiddenplaces traveldiary nighttrain "
     "weekendgetaway solotravel bucketlist backpackerlife oldtown coastline passportready sunsetlover traveltips "
     "exploremore travelcouple"},
    {"photography",
     "Fotografie Kamera Objektiv Festbrennweite Blende Belichtung Verschluss Stativ Filter Bildbearbeitung Farbkorrektur "
     "Schwarzweiß Analogfilm Dunkelkammer Negative Porträt Streetfoto Langzeitbelichtung Gegenlicht Schatten Kontraste "
     "Bildausschnitt Perspektive Drohne Luftaufnahme Makro Tiefenschärfe Bokeh Sucher Sensor Rauschen Rohdaten Speicherkarte "
     "Kamerarucksack Fotobuch Abzüge Ausstellung Galerie Motiv Komposition Linien Spiegelungen Nachtaufnahme Milchstraße "
     "Blauestunde Fotospaziergang Sofortbild Doppelbelichtung Studioblitz Softbox Reflektor Hintergrund Modell Serie Bildband "
     "Fotoprojekt Kontaktabzug Silberkorn Weitwinkel Teleobjektiv Fokus Autofokus Lichtstimmung",
     "photography camera lens prime aperture exposure shutter tripod filters editing grading monochrome analogue darkroom "
     "negatives portrait street longexposure backlight shadows contrast framing perspective drone aerial macro depth bokeh "
     "viewfinder sensor grain raw memorycard camerabag photobook prints exhibition gallery subject composition lines "
     "reflections nightshot milkyway bluehour photowalk instant doubleexposure flash softbox reflector backdrop series "
     "project contactsheet wideangle telephoto focus autofocus light mood presets",
     "photooftheday streetphotography filmisnotdead portraitphotography analog bluehour goldenhour blackandwhite "
     "longexposure 35mm dronephotography photowalk macrophotography photoediting landscapephotography naturallight "
     "shotonfilm composition photobook believeinfilm nightphotography cameragear"},
    {"fashion",
     "Mode Kleid Mantel Blazer Jeans Leinenhemd Strickpullover Cardigan Rock Bluse Sneaker Stiefel Sandalen Handtasche "
     "Halstuch Gürtel Schmuck Ohrringe Ringe Armband Sonnenbrille Hut Outfit Kleiderschrank Garderobe Secondhand Vintage "
     "Flohmarkt Schnitt Stoffe Baumwolle Wolle Seide Leder Muster Streifen Farben Beige Schwarz Schichten Herbstlook "
     "Sommerkleid Hochzeitsgast Anzug Trenchcoat Daunenjacke Loafer Ballerinas Accessoires Styling Trend Klassiker "
     "Lieblingsstück Kollektion Laufsteg Designerin Atelier Maßanfertigung Knöpfe Taschen Saum Ankleide Etikett",
     "fashion dress coat blazer jeans linen knitwear cardigan skirt blouse trainers ankleboots sandals handbag scarf belt "
     "jewellery earrings rings bracelet sunglasses hat outfit wardrobe closet secondhand vintage fleamarket tailoring "
     "fabrics cotton wool silk leather patterns stripes colours beige black layers autumnlook summerdress weddingguest suit "
     "trenchcoat puffer loafers ballerinas accessories styling trend classics favourites collection runway designer atelier "
     "bespoke buttons pockets hem capsule label denim",
     "ootd slowfashion secondhandstyle vintagestyle streetstyle capsulewardrobe fashioninspo outfitideas minimalstyle "
     "knitwearlove denimlove accessoriesaddict whatiwore summeroutfit sustainablefashion styleover30 lookoftheday "
     "thriftedfashion neutralstyle layering shoelover jewelrylover"},
    {"beauty",
     "Hautpflege Gesichtsserum Feuchtigkeitscreme Sonnenschutz Reinigung Toner Peeling Maske Retinol Hyaluron Niacinamid "
     "Vitaminserum Lippenpflege Lippenstift Rouge Puder Foundation Concealer Mascara Wimpern Augenbrauen Lidschatten "
     "Highlighter Pinsel Nagellack Maniküre Haarkur Shampoo Spülung Haaröl Locken Föhn Haarschnitt Balayage Duft Parfum "
     "Duftnote Bergamotte Sandelholz Körperöl Bodylotion Badezusatz Seife Naturkosmetik Abendroutine Morgenroutine Poren "
     "Akne Rötungen Hautbarriere Glow Spa Gesichtsmassage Tiegel Pipette Wirkstoffe Ceramide Lotion Deocreme Handcreme "
     "Haarband Schminktisch Hautton",
     "skincare serum moisturiser sunscreen cleanser toner exfoliant mask retinol hyaluronic niacinamide lipbalm lipstick "
     "blush powder foundation concealer mascara lashes brows eyeshadow highlighter brushes nailpolish manicure hairmask "
     "shampoo conditioner hairoil curls blowdry haircut balayage scent perfume notes bergamot sandalwood bodyoil lotion bath "
     "soap cosmetics nightroutine morningroutine pores acne redness barrier glow spa facialmassage jar dropper actives "
     "ceramides deodorant handcream headband vanity undertone gloss shimmer",
     "skincareroutine naturalbeauty makeuplook glowingskin spfeveryday beautytips cleanbeauty haircare curlyhair nailart "
     "skincarejunkie makeuptutorial selfcare beautycommunity skinbarrier fragrancelover lipstickaddict naturalcosmetics "
     "browgoals eveningroutine crueltyfree shelfie"},
    {"music",
     "Musik Konzert Festival Bühne Gitarre Klavier Schlagzeug Bass Synthesizer Plattenspieler Schallplatte Vinyl Playlist "
     "Album Single Refrain Strophe Songtext Melodie Akkorde Probe Proberaum Band Chor Orchester Jazz Indie Techno Hiphop "
     "Folk Klassik Oper Tournee Zugabe Publikum Soundcheck Mikrofon Verstärker Kopfhörer Mischpult Aufnahme Studio Produzentin "
     "Remix Beat Rhythmus Sampler Straßenmusik Open-Air Clubnacht DJ-Set Ticket Bandshirt Musikvideo Premiere Duett Ukulele "
     "Saxofon Geige Cello Notenblatt Ohrwurm Plattenladen",
     "music concert festival stage guitar piano drums bass synth turntable vinyl playlist album single chorus verse lyrics "
     "melody chords rehearsal band choir orchestra jazz indie techno hiphop folk classical opera tour encore crowd "
     "soundcheck microphone amplifier headphones mixer recording studio producer remix beat rhythm sampler busking openair "
     "clubnight djset ticket bandshirt musicvideo premiere duet ukulele saxophone violin cello sheetmusic earworm recordshop "
     "setlist acoustic songwriter harmonies reverb",
     "livemusic vinylcollection nowplaying newmusic indiemusic concertphotography singersongwriter festivalseason "
     "guitarplayer producerlife jazzclub technolove recordstore musicproduction songoftheday acousticcover djlife "
     "bandpractice musicislife homestudio synthlover playlistoftheweek"},
    {"gaming",
     "Gaming Spiele Konsole Controller Tastatur Maus Headset Stream Livestream Zocken Rollenspiel Strategiespiel Indiespiel "
     "Endgegner Level Quest Speicherstand Spielwelt Charaktere Grafik Pixelart Retro Automaten Brettspiele Würfel "
     "Kartenspiel Spieleabend Turnier Rangliste Clan Koop Mehrspieler Nebenquest Patch Erweiterung Trailer Vorbestellung "
     "Speedrun Highscore Avatar Loot Rüstung Zauberstab Drachen Dungeon Crafting Bauphase Simulation Rennspiel Plattformer "
     "Puzzlespiel Story Dialoge Entwickler Engine Mods Bildrate Grafikkarte Monitor Schreibtisch Neonlicht E-Sport "
     "Kommentator Spielzeit",
     "gaming games console controller keyboard mouse headset stream livestream playing roleplaying strategy indiegame boss "
     "level quest savegame openworld characters graphics pixelart retro arcade boardgames dice cardgame gamenight tournament "
     "ladder clan coop multiplayer sidequest patch expansion trailer preorder speedrun highscore avatar loot armour wand "
     "dragons dungeon crafting building simulation racing platformer puzzles story dialogue developers engine mods framerate "
     "graphicscard monitor setup neon esports caster playtime respawn",
     "gamingcommunity indiegames retrogaming streamer gamernight boardgamegeek pcgaming cozygaming esports consolegaming "
     "gamedev rpg speedrun couchcoop pixelart gamersetup tabletop levelup nowstreaming bossfight gamecollector simracing"},
    {"technology",
     "Technik Smartphone Laptop Tablet Software App Update Betriebssystem Prozessor Akku Ladegerät Display Chip Roboter "
     "Künstliche Algorithmus Programmieren Code Open-Source Server Cloud Datenbank Schnittstelle Startup Gadgets Smarthome "
     "Sensoren Sprachassistent Router Glasfaser Netzwerk Passwort Verschlüsselung Backup Prototyp 3D-Druck Platine Lötkolben "
     "Mikrocontroller Wearable Smartwatch Kabel Adapter Benchmark Testbericht Unboxing Hersteller Reparatur Ersatzteile "
     "Firmware Browser Entwicklung Pixel Kamerasensor Tastenkürzel Homeoffice Bildschirm Webseite Podcast Automatisierung "
     "Solarzelle Wechselrichter Datenbrille",
     "technology smartphone laptop tablet software app update operatingsystem processor battery charger display chip robots "
     "artificial algorithm coding code opensource server cloud database interface startup gadgets smarthome sensors "
     "assistant router fibre network password encryption backup prototype 3dprinting circuit soldering microcontroller "
     "wearable smartwatch cables adapter benchmark review unboxing manufacturer repair spareparts firmware browser "
     "development pixels shortcuts homeoffice screen website podcast automation solarcell inverter headset dashboard bugs",
     "technews gadgets coding smarthome opensource developerlife startuplife techreview makers 3dprinting programmerlife "
     "desksetup electronics unboxing righttorepair automation womenintech homelab mechanicalkeyboard appdesign innovation "
     "futuretech"},
    {"mobility",
     "Fahrrad Lastenrad Rennrad Gravelbike Mountainbike E-Bike Fahrradhelm Radweg Radtour Kette Ritzel Schaltung Bremsen "
     "Reifen Schlauch Pumpe Werkzeug Sattel Lenker Pedale Packtaschen Bikepacking Pendeln Arbeitsweg Straßenbahn Monatskarte "
     "Nahverkehr Carsharing Elektroauto Ladesäule Reichweite Roller Motorrad Oldtimer Bulli Werkstatt Felgen Scheinwerfer "
     "Fahrradschloss Kindersitz Anhänger Verkehrswende Kopfsteinpflaster Schotterweg Anstieg Abfahrt Serpentinen Passhöhe "
     "Windschatten Kadenz Radtrikot Regenhose Kilometerzähler Navigation Ampel Kreuzung Fahrradstraße Fußweg Bordstein "
     "Ladezeit Probefahrt Feierabendrunde Rahmen",
     "bicycle cargobike roadbike gravel mountainbike ebike helmet bikelane ride chain cassette shifters brakes tyres tube "
     "pump tools saddle handlebar pedals panniers bikepacking commuting commute tram railcard transit carsharing electric "
     "charging range scooter motorbike oldtimer campervan workshop rims headlights lock childseat trailer cobbles climb "
     "descent hairpins pass drafting cadence jersey raingear odometer navigation trafficlight crossing pavement kerb "
     "testride evening loop frame hub spokes derailleur crankset",
     "cyclinglife bikecommute gravelride cargobike bikepacking roadcycling ebike mtblife bikestagram cyclelane carfree "
     "publictransport evlife electriccar vintagecars bikerepair sundayride citycycling scooterlife motorradliebe "
     "velolove mobilityshift"},
    {"diy",
     "Selbermachen Werkbank Holz Säge Schleifpapier Bohrmaschine Schrauben Dübel Leim Lack Lasur Pinsel Farbe Palettenmöbel "
     "Upcycling Nähen Nähmaschine Schnittmuster Stoffreste Stricken Häkeln Garn Wolle Makramee Töpfern Ton Glasur Keramik "
     "Kerzen Bastelpapier Kleber Schere Origami Linoldruck Siebdruck Stempel Handlettering Kalligrafie Aquarell Skizzenbuch "
     "Buchbinden Leinwand Acryl Adventskalender Geschenkpapier Kranz Trockenblumen Knüpfen Sticken Weben Webrahmen Perlen "
     "Drechseln Schnitzen Hobel Zwingen Regal Hocker Vogelhaus Anleitung Bauplan Werkzeugkoffer Restholz Flicken",
     "crafting workbench wood saw sandpaper drill screws plugs glue varnish stain paintbrush paint pallets upcycling sewing "
     "sewingmachine pattern scraps knitting crochet yarn wool macrame pottery clay glaze ceramics candles paper scissors "
     "origami linocut screenprint stamps lettering calligraphy watercolour sketchbook bookbinding canvas acrylic advent "
     "giftwrap wreath driedflowers knotting embroidery weaving loom beads turning carving plane clamps shelf stool birdhouse "
     "tutorial plans toolbox offcuts mending quilting stencil",
     "diyproject handmade upcycling sewinglove knittersofinstagram crochetlove woodworking pottery makersgonnamake ceramics "
     "handlettering macramelove linocut craftroom visiblemending embroideryart woodcarving slowcraft papercraft "
     "furnituremakeover imakemyclothes watercolorart"},
    {"home",
     "Wohnen Wohnzimmer Sofa Sessel Teppich Vorhänge Kissen Decke Esstisch Stühle Lampe Leuchte Kommode Regalwand "
     "Bücherregal Schlafzimmer Bettwäsche Matratze Nachttisch Badezimmer Fliesen Waschbecken Spiegel Dielen Parkett Wandfarbe "
     "Tapete Altbau Stuck Renovierung Umzug Einrichtung Grundriss Flur Garderobenhaken Kerzenständer Vase Bilderrahmen "
     "Posterwand Kamin Ofenbank Küchenzeile Arbeitsplatte Geschirr Gläser Tischdecke Ordnung Körbe Aufbewahrung Ausmisten "
     "Putzplan Gemütlichkeit Hygge Minimalismus Farbkonzept Lichtkonzept Vintagemöbel Massivholz Tagesbett Leseecke "
     "Fensterbank Schaukelstuhl Dachschräge",
     "interior livingroom sofa armchair rug curtains cushions blanket diningtable chairs lamp lighting dresser shelving "
     "bookcase bedroom bedding mattress nightstand bathroom tiles basin mirror floorboards parquet wallpaint wallpaper "
     "period stucco renovation moving furnishing floorplan hallway hooks candlestick vase frames gallerywall fireplace stove "
     "countertop cabinets tableware glasses tablecloth tidying baskets storage decluttering cleaning cosiness hygge "
     "minimalism palette vintagefurniture solidwood daybed readingnook windowsill rockingchair attic throws sideboard",
     "interiordesign homedecor cozyhome altbauliebe scandinavianhome hygge livingroomdecor minimalisthome renovation "
     "tinyhome homestyling vintagefurniture declutter bedroominspo wohnliebe kitchendesign wallart slowliving "
     "myhomestyle apartmentliving colourfulhome readingcorner"},
    {"garden",
     "Garten Beet Hochbeet Gemüsegarten Kompost Erde Saatgut Aussaat Keimlinge Gießkanne Regentonne Gewächshaus Tomatenpflanzen "
     "Zucchini Erbsen Bohnen Radieschen Mangold Kräuterspirale Lavendel Rosen Stauden Dahlien Pfingstrosen Tulpenzwiebeln "
     "Sonnenblumen Wildblumenwiese Bienen Hummeln Schmetterlinge Igel Vogeltränke Obstbaum Apfelbaum Ernte Einmachen Mulch "
     "Schnecken Jauche Brennnessel Spaten Gartenschere Handschuhe Rankgitter Balkonkasten Topfpflanzen Zimmerpflanzen Monstera "
     "Ableger Umtopfen Kakteen Sukkulenten Schrebergarten Gartenlaube Hecke Teich Seerosen Trockenmauer Permakultur Mischkultur "
     "Fruchtfolge Winterschnitt Beerensträucher Wurzeln",
     "garden bed raisedbed vegetables compost soil seeds sowing seedlings wateringcan rainbarrel greenhouse tomatoplants "
     "zucchini peas beans radish chard herbspiral lavender roses perennials dahlias peonies tulips sunflowers meadow bees "
     "bumblebees butterflies hedgehog birdbath orchard appletree harvest preserving mulch slugs nettle spade secateurs "
     "gloves trellis balcony pots houseplants monstera cuttings repotting cacti succulents allotment shed hedge pond lilies "
     "drystone permaculture companion rotation pruning berries roots blossom weeds",
     "gardenlife growyourown urbangardening vegetablegarden plantsofinstagram houseplants seedlings raisedbeds "
     "permaculture savethebees balkongarten dahlias allotmentlife compost gardendesign plantmom harvesttime "
     "wildflowermeadow herbgarden schrebergarten gardeninspiration homegrown"},
    {"family",
     "Familie Kinder Baby Kleinkind Elternzeit Mama Papa Geschwister Großeltern Kita Schulkind Einschulung Schultüte Spielplatz "
     "Sandkasten Schaukel Laterne Kinderzimmer Hochbett Bilderbuch Vorlesen Gutenachtgeschichte Kuscheltier Trage Kinderwagen "
     "Windeln Beikost Brei Brotdose Pausenbrot Kindergeburtstag Schnitzeljagd Basteltag Regentage Matschhose Gummistiefel "
     "Ausflug Tierpark Freibad Ferien Familienbett Einschlafen Trotzphase Geduld Hausaufgaben Zahnlücke Hebamme Wochenbett "
     "Stillen Babyparty Taufe Puzzle Bauklötze Holzspielzeug Puppenhaus Murmelbahn Familienalltag Wäscheberg Vereinbarkeit "
     "Patchwork "
     "Adoption Patenkind Enkel",
     "family kids baby toddler parental mum dad siblings grandparents nursery schoolchild playground sandpit swing lantern "
     "playroom bunkbed picturebook readaloud bedtime cuddlytoy carrier pram nappies weaning puree lunchbox birthday "
     "scavenger craftday rainyday wellies outing zoo pool vacation cosleeping tantrums patience homework midwife postpartum "
     "breastfeeding babyshower christening blocks woodentoys dollhouse bricks routine laundry juggling blended adoption "
     "godchild grandchild naptime potty stroller teething babysitter schoolrun storytime",
     "familytime momlife dadlife parenting toddlerlife kidsactivities newborn familienleben montessori kidsroom "
     "gentleparenting babyledweaning schoolkids raisingkids mumsofinstagram familyadventures siblings lebenmitkindern "
     "bedtimestories kidsfashion twinlife grandparents"},
}};

}  // namespace

const std::array<WordEntry, kTopics>& topic_entries() { return kEntries; }

}  // namespace vouch::datasets
