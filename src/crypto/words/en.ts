/**
 * English words for the codes that somebody comes back with:
 * concrete, short, easily spelled, and about nothing that hurts.
 * A code already given is kept as a digest, so words may be added and dropped without breaking it.
 */
export const englishWords: readonly string[] = `
  abacus acorn acrobat advice airline airmail airport airship album alley almanac almond alpaca alphabet
  amber anchor anemone animal answer antelope antenna antique apple apricot apron aquarium arcade arch
  arena armchair artist aspen asphalt asteroid athlete atlas atom attic audio author autumn avenue
  avocado baboon backpack backyard badger bagel baggage bakery balance balcony ballad ballet balloon
  bamboo banana banjo banner barge barley barrel baseball basement basil basket bassoon bathrobe bathtub
  battery beacon beak beaker beehive beetroot bench bicycle bike binder bingo biology birch bird
  birdbath birdcage birdsong birthday bison blanket blazer blizzard blossom blouse bluebell boat bonnet
  bonus book bookcase bookmark bookshop bootlace boots bottle bounce bowling bowtie box boxcar bracelet
  bracket braid brass breeze brick bridge bright bronze broom broth brown brunch brush bubble bucket
  buckle buffalo buffet bugle builder bulb bumper bundle bungalow burger bus butler button buzzard
  cabbage cabin cabinet cable cactus cafe calendar calm camel camera camp campfire campsite canal canary
  candle candy canoe canopy canteen canvas canyon car caramel caravan carbon cardigan cardinal cargo
  carnival carousel carpet carriage carrot cartoon cascade castle catfish cavern cedar celery cello
  cement ceramic chair chalet chalk champion chapter charcoal chart checkers cheese cheetah chef cherry
  chess chestnut chicken chickpea chimney chipmunk chive chorus cinema cinnamon circle circus citrus
  city clarinet clay cliff cloak clothes cloud clover clown coach coast coaster cobweb cocoa coconut
  coffee coin college collie comet comic comma compass compost computer concert cone confetti conifer
  cookie copper copy cork corner corridor cosmos costume cottage cotton counter country cowbell crab
  crane crayon cream crew cricket crimson crocus crumb crumpet crystal cube cuckoo cucumber cup cupboard
  cupcake curb curtain curve cushion custard cypress daffodil daisy dance dawn daydream daylight dentist
  depot desk detail dewdrop dial diamond diary diesel dinghy dining dinner dinosaur director dish diver
  dogwood dolphin domino donkey doodle door doorbell doorknob doormat doorstep doorway dormouse dove
  dozen dragon drama drawer drawing dress drill drizzle drum drummer dryer duck duckling duet dumpling
  dune dustpan dwarf eagle earring earth easel east echo egg eggplant eggshell elephant elevator elk
  emerald engine engineer envelope eraser espresso evening exhibit explorer express fabric factory
  falcon fan farm farmer farmyard feather felt fence fennel fern ferry festival field fig film finch
  firefly fishbowl fishpond flag flagpole flake flamingo flannel flapjack flask flatiron fleece flipper
  float floor florist flute fly flyer foam folder folk football footpath forecast forest forklift forum
  fossil foundry fountain foxglove foxtrot frame freezer fritter frog frost fruit fudge fuel funfair
  gadget galaxy gallery gallon garage garden gardener gardenia garland garlic garment gatepost gazebo
  gazelle gear gecko geometry geranium gerbil giant gift ginger giraffe glacier glade glass glasses
  glider glitter globe glowworm gnome goal goalpost goblet goggles goldfish golf gondola goose gopher
  granary granite granola grape graphite gravel gravy green greenery greeting grocery grove guide guitar
  gull gumboot gym hallway hammock hamper hamster handbag handbook handrail hardwood harmony harness
  harp harvest hat hatbox hawk hawthorn haystack hazel hazelnut headlamp headline hedge hedgehog
  hedgerow helium helmet heron hexagon hibiscus highland hiker hill hillside hilltop hinge hippo hobby
  hockey holiday holly homework honey honeydew hood horizon horsefly hotel house hurdle hyacinth hydrant
  ice iceberg iceboat icicle icing igloo iguana impala ink inkpot inkwell inventor iris ironing ivory
  ivy jackal jackdaw jacket jade jaguar jasmine jay jazz jelly jersey jetty jigsaw jogger journal
  journey jug juggler juice jukebox jumbo jungle juniper kale kangaroo kayak kebab kelp ketchup kettle
  keyboard keyhole kimono kingdom kiosk kipper kitchen kite kitten kiwi knapsack knitting koala label
  lace ladder ladle ladybird lagoon lakeside lamb landmark lantern lark lasagna laughter laundry laurel
  lavender layer leaflet lecture ledger lemon lemonade lemur lens lentil leopard letter lettuce level
  library lifeboat light lilac lily lime linen lion listener lizard llama loaf lobster locket loft
  logbook lollipop lorry lotion lotus lounge luggage lullaby lunch lunchbox lupin macaroni machine
  mackerel maestro magazine magic magician magnet magnolia magpie mailbox mallard mammal mammoth
  mandolin mango mansion map maple marathon marble marigold marina marker marmot marsh mascot mattress
  meadow measure melody melon memo menu merchant mercury meteor middle milk millet mimosa minibus minnow
  mirror mixer mixture molasses mole molecule mongoose monument moon moonbeam moorhen mosaic mosquito
  moss moth motor motorway movie mudguard muesli muffin mulberry museum mushroom music musician napkin
  narwhal necklace nectar needle newt notebook notepad notice novel nugget nut nutmeg nylon oak oasis
  oatcake oatmeal oats oboe ocean octopus office olive onion opal opera orange orbit orchard orchid
  oregano organ origami origin oriole osprey ostrich otter oven overalls overcoat owl oxygen oyster
  package paddock painter palace palmtree pancake panda panel panorama panther pantry papaya paper
  paprika parade parakeet parasol parka parking parsley parsnip party pasta pastel path patio pavilion
  peach peacock peanut peapod pebble pecan pelican pen pencil pendant penguin pepper perfume petal
  petunia pheasant phone photo pianist piano piccolo pickle picnic picture pigeon pillow pilot pinafore
  pinecone pinwheel pipe pitcher pixel pizza pizzeria planet plank plaster plastic plate platform
  platinum platypus plaza plumber plywood polish polka pollen pompom poncho pond pool popcorn poplar
  poppy porch porridge postbox postcard poster postman potato pottery powder prairie prawn pretzel
  primrose prism pudding puddle pulley pullover puma pumpkin puppet purple purse puzzle pyramid quail
  quarter quill quince quiz radiator radio radish raft ragtime railway rainbow raincoat raindrop
  rainfall raisin ranch ranger rattle ravioli reader recipe record regatta reindeer rhino rhubarb ribbon
  ricotta rider ripple robin robot rodeo roller roof rooster rosebud rosehip rosemary rosette rowan
  rowboat ruby rucksack rudder ruler runner runway saddle saffron sailboat sailor salad salon salsa salt
  salute samba sand sandal sandbank sandbox sandwich sapphire sardine satchel satin saucer sauna sawdust
  scallop scarlet scenery school scissors scooter scout screen scribble seafood seagull seahorse seal
  seaplane seashell seaside season seaweed seedling seesaw series sesame shallot shampoo shamrock shark
  shawl shed sheep sheepdog shelf ship shipyard shirt shoebox shoelace shopper shorts shovel shower
  showroom shrimp shrub shutter shuttle sidewalk signpost silver ski skillet skylark skylight skyline
  slide slope smile smoothie snail snapshot snorkel snow snowball snowdrop snowman snowshoe socks sofa
  softball soil solar sombrero songbird sorbet soup soybean spade spaniel spanner sparkle sparrow
  spatula speaker spice spinach spindle spiral sponge spoon sport spring sprinkle sprout spruce square
  squash squid squirrel stable stadium stairway stamp stapler stardust starfish starling station statue
  steam sticker stitch stool stork stove straw streamer street stripe stroll student studio sugar
  suitcase summer summit sunbeam sundial sundown sunhat sunlight sunrise sunset sunshine supper sushi
  swan sweater swimmer swimming swimsuit syrup tablet tadpole tandem tartan taxi taxicab teacher teacup
  teapot teaspoon telegram tennis tent terrace textbook textile texture thermos thimble thistle thread
  thunder tiara ticket tiger tile timber tinsel toboggan tomato toolbox topaz topic tortilla tortoise
  toucan tourist tower toy tractor trader trail trailer trapdoor trapeze tray treasure tree treetop
  trellis triangle tricycle trolley trombone trousers trout trowel truck tuba tugboat tulip tumbler
  tunic tunnel turkey turnip turret turtle tweed twig twilight twist typist ukulele umbrella unicorn
  unicycle uniform urchin vanilla varnish vase velvet vest video villa village vinegar violet violin
  vitamin voice volcano voyage waffle wagon wagtail wallaby walnut walrus waltz wardrobe water wheat
  wicker widget wildlife windmill window windsock wing winter wombat woodland woodshed woodwind woodwork
  workshop world worm writer yacht yard yearbook yellow yeti yoga zebra zigzag zoo zucchini
`
  .trim()
  .split(/\s+/)
