/** Things of every day by their British and American names. Left out is what is another thing on the other side, as `pants` and `chips`. */
export const everyday = `eggplant = aubergine
zucchini = courgette
cilantro = coriander leaves
scallion = spring onion = green onion
garbanzo bean = chickpea
fava bean = broad bean
beetroot = red beet
confectioners' sugar = powdered sugar = icing sugar
popsicle = ice lolly
cotton candy = candy floss = candyfloss
gasoline = petrol
windshield = windscreen
license plate = number plate
truck driver = lorry driver
station wagon = estate car
freight train = goods train
railroad = railway
gas station = petrol station = filling station
wrench = spanner
diaper = nappy
baby carriage = pram = perambulator
stroller = pushchair
zip code = postal code = postcode
cell phone = mobile phone = cellphone = cellular phone = mobile telephone
soccer = association football
tic-tac-toe = noughts and crosses
checkers = draughts
jump rope = skipping rope
mathematics = maths = math
Santa Claus = Father Christmas
garbage can = dustbin = trash can
garbage collector = dustman = refuse collector
clothespin = clothes peg
thumbtack = drawing pin
rubber boots = wellington boots = wellingtons
nail polish = nail varnish
real estate agent = estate agent
refrigerator = fridge
bicycle = bike
hippopotamus = hippo
rhinoceros = rhino
chimpanzee = chimp
influenza = flu
veterinarian = veterinary surgeon
fall equinox = autumnal equinox
spring equinox = vernal equinox`;
