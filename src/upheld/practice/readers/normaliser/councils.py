"""Names of councils: facts only. See `places`."""

from __future__ import annotations

COUNCILS = """
301 E09000002 Barking and Dagenham
302 E09000003 Barnet
370 E08000016 Barnsley
800 E06000022 Bath and North East Somerset
822 E06000055 Bedford Borough
303 E09000004 Bexley
330 E08000025 Birmingham
889 E06000008 Blackburn with Darwen
890 E06000009 Blackpool
350 E08000001 Bolton
839 E06000058 Bournemouth, Christchurch and Poole
867 E06000036 Bracknell Forest
380 E08000032 Bradford
304 E09000005 Brent
846 E06000043 Brighton and Hove
801 E06000023 Bristol, City of
305 E09000006 Bromley
825 E06000060 Buckinghamshire
351 E08000002 Bury
381 E08000033 Calderdale
873 E10000003 Cambridgeshire
202 E09000007 Camden
823 E06000056 Central Bedfordshire
895 E06000049 Cheshire East
896 E06000050 Cheshire West and Chester
201 E09000001 City of London
908 E06000052 Cornwall
331 E08000026 Coventry
306 E09000008 Croydon
942 E06000063 Cumberland
909 - Cumbria
841 E06000005 Darlington
831 E06000015 Derby
830 E10000007 Derbyshire
878 E10000008 Devon
371 E08000017 Doncaster
838 E06000059 Dorset
332 E08000027 Dudley
840 E06000047 Durham
307 E09000009 Ealing
811 E06000011 East Riding of Yorkshire
845 E10000011 East Sussex
308 E09000010 Enfield
881 E10000012 Essex
390 E08000037 Gateshead
916 E10000013 Gloucestershire
203 E09000011 Greenwich
204 E09000012 Hackney
876 E06000006 Halton
205 E09000013 Hammersmith and Fulham
850 E10000014 Hampshire
309 E09000014 Haringey
310 E09000015 Harrow
805 E06000001 Hartlepool
311 E09000016 Havering
884 E06000019 Herefordshire
919 E10000015 Hertfordshire
312 E09000017 Hillingdon
313 E09000018 Hounslow
921 E06000046 Isle of Wight
420 E06000053 Isles of Scilly
206 E09000019 Islington
207 E09000020 Kensington and Chelsea
886 E10000016 Kent
810 E06000010 Kingston Upon Hull, City of
314 E09000021 Kingston upon Thames
382 E08000034 Kirklees
340 E08000011 Knowsley
208 E09000022 Lambeth
888 E10000017 Lancashire
383 E08000035 Leeds
856 E06000016 Leicester
855 E10000018 Leicestershire
209 E09000023 Lewisham
925 E10000019 Lincolnshire
341 E08000012 Liverpool
821 E06000032 Luton
352 E08000003 Manchester
887 E06000035 Medway
315 E09000024 Merton
806 E06000002 Middlesbrough
826 E06000042 Milton Keynes
391 E08000021 Newcastle upon Tyne
316 E09000025 Newham
926 E10000020 Norfolk
812 E06000012 North East Lincolnshire
813 E06000013 North Lincolnshire
940 E06000061 North Northamptonshire
802 E06000024 North Somerset
392 E08000022 North Tyneside
815 E06000065 North Yorkshire
928 - Northamptonshire
929 E06000057 Northumberland
892 E06000018 Nottingham
891 E10000024 Nottinghamshire
353 E08000004 Oldham
931 E10000025 Oxfordshire
874 E06000031 Peterborough
879 E06000026 Plymouth
836 - Poole
851 E06000044 Portsmouth
870 E06000038 Reading
317 E09000026 Redbridge
807 E06000003 Redcar and Cleveland
318 E09000027 Richmond upon Thames
354 E08000005 Rochdale
372 E08000018 Rotherham
857 E06000017 Rutland
355 E08000006 Salford
333 E08000028 Sandwell
343 E08000014 Sefton
373 E08000019 Sheffield
893 E06000051 Shropshire
871 E06000039 Slough
334 E08000029 Solihull
933 E06000066 Somerset
803 E06000025 South Gloucestershire
393 E08000023 South Tyneside
852 E06000045 Southampton
882 E06000033 Southend-on-Sea
210 E09000028 Southwark
342 E08000013 St. Helens
860 E10000028 Staffordshire
356 E08000007 Stockport
808 E06000004 Stockton-on-Tees
861 E06000021 Stoke-on-Trent
935 E10000029 Suffolk
394 E08000024 Sunderland
936 E10000030 Surrey
319 E09000029 Sutton
866 E06000030 Swindon
357 E08000008 Tameside
894 E06000020 Telford and Wrekin
883 E06000034 Thurrock
880 E06000027 Torbay
211 E09000030 Tower Hamlets
358 E08000009 Trafford
384 E08000036 Wakefield
335 E08000030 Walsall
320 E09000031 Waltham Forest
212 E09000032 Wandsworth
877 E06000007 Warrington
937 E10000031 Warwickshire
869 E06000037 West Berkshire
941 E06000062 West Northamptonshire
938 E10000032 West Sussex
213 E09000033 Westminster
943 E06000064 Westmorland and Furness
359 E08000010 Wigan
865 E06000054 Wiltshire
868 E06000040 Windsor and Maidenhead
344 E08000015 Wirral
872 E06000041 Wokingham
336 E08000031 Wolverhampton
885 E10000034 Worcestershire
816 E06000014 York
"""

# Councils, numbers and codes that are no more, and names that people use.
FORMER = """
837 = Bournemouth, Christchurch and Poole
bournemouth = Bournemouth, Christchurch and Poole
christchurch = Bournemouth, Christchurch and Poole
e06000028 = Bournemouth, Christchurch and Poole
bcp = Bournemouth, Christchurch and Poole
835 = Dorset
e10000009 = Dorset
e06000029 = Poole
e10000002 = Buckinghamshire
e10000006 = Cumbria
e10000021 = Northamptonshire
e10000023 = North Yorkshire
e10000027 = Somerset
e06000048 = Northumberland
e08000020 = Gateshead
e07000097 = Hertfordshire
bedford = Bedford Borough
bristol = Bristol, City of
hull = Kingston Upon Hull, City of
kingston upon hull = Kingston Upon Hull, City of
kingston = Kingston upon Thames
richmond = Richmond upon Thames
county durham = Durham
southend = Southend-on-Sea
southend on sea = Southend-on-Sea
stockton = Stockton-on-Tees
stoke = Stoke-on-Trent
st helens = St. Helens
st. helens = St. Helens
telford = Telford and Wrekin
telford and wrekin = Telford and Wrekin
terford and wrek = Telford and Wrekin
newcastle = Newcastle upon Tyne
brighton = Brighton and Hove
herefordshire = Herefordshire
windsor and maidenhead = Windsor and Maidenhead
hammersmith = Hammersmith and Fulham
lbhf = Hammersmith and Fulham
kensington = Kensington and Chelsea
rbkc = Kensington and Chelsea
westminster = Westminster
city of westminster = Westminster
london = City of London
bath = Bath and North East Somerset
banes = Bath and North East Somerset
blackburn = Blackburn with Darwen
redcar = Redcar and Cleveland
medway towns = Medway
east riding = East Riding of Yorkshire
isle of wight = Isle of Wight
pontefract = Wakefield
huddersfield = Kirklees
halifax = Calderdale
rydale = North Yorkshire
torbay = Torbay
cheshire west = Cheshire West and Chester
"""

DISTRICTS = """
Buckinghamshire: Aylesbury Vale, Chiltern, South Bucks, Wycombe
Cambridgeshire: Cambridge, East Cambridgeshire, Fenland, Huntingdonshire, South Cambridgeshire
Cumbria: Allerdale, Barrow-in-Furness, Carlisle, Copeland, Eden, South Lakeland
Derbyshire: Amber Valley, Bolsover, Chesterfield, Derbyshire Dales, Erewash, High Peak, North East Derbyshire, South Derbyshire
Devon: East Devon, Exeter, Mid Devon, North Devon, South Hams, Teignbridge, Torridge, West Devon
Dorset: East Dorset, North Dorset, Purbeck, West Dorset, Weymouth and Portland
East Sussex: Eastbourne, Hastings, Lewes, Rother, Wealden
Essex: Basildon, Braintree, Brentwood, Castle Point, Chelmsford, Colchester, Epping Forest, Harlow, Maldon, Rochford, Tendring, Uttlesford
Gloucestershire: Cheltenham, Cotswold, Forest of Dean, Gloucester, Stroud, Tewkesbury
Hampshire: Basingstoke and Deane, East Hampshire, Eastleigh, Fareham, Gosport, Hart, Havant, New Forest, Rushmoor, Test Valley, Winchester
Hertfordshire: Broxbourne, Dacorum, East Hertfordshire, Hertsmere, North Hertfordshire, St Albans, Stevenage, Three Rivers, Watford, Welwyn Hatfield
Kent: Ashford, Canterbury, Dartford, Dover, Gravesham, Maidstone, Sevenoaks, Shepway, Folkestone and Hythe, Swale, Thanet, Tonbridge and Malling, Tunbridge Wells
Lancashire: Burnley, Chorley, Fylde, Hyndburn, Lancaster, Pendle, Preston, Ribble Valley, Rossendale, South Ribble, West Lancashire, Wyre
Leicestershire: Blaby, Charnwood, Harborough, Hinckley and Bosworth, Melton, North West Leicestershire, Oadby and Wigston, Leicestershire CC and Rutland
Lincolnshire: Boston, East Lindsey, Lincoln, North Kesteven, South Holland, South Kesteven, West Lindsey
Norfolk: Breckland, Broadland, Great Yarmouth, Kings Lynn and West Norfolk, North Norfolk, Norwich, South Norfolk
North Yorkshire: Craven, Hambleton, Harrogate, Richmondshire, Ryedale, Scarborough, Selby
Northamptonshire: Corby, Daventry, East Northamptonshire, Kettering, Northampton, South Northamptonshire, Wellingborough
Nottinghamshire: Ashfield, Bassetlaw, Broxtowe, Gedling, Mansfield, Newark and Sherwood, Rushcliffe, South Nottinghamshire
Oxfordshire: Cherwell, Oxford, South Oxfordshire, Vale of White Horse, West Oxfordshire
Somerset: Mendip, Sedgemoor, South Somerset, Taunton Deane, West Somerset
Staffordshire: Cannock Chase, East Staffordshire, Lichfield, Newcastle-under-Lyme, South Staffordshire, Stafford, Staffordshire Moorlands, Tamworth
Suffolk: Babergh, Forest Heath, Ipswich, Mid Suffolk, St Edmundsbury, Suffolk Coastal, Waveney, East Suffolk, West Suffolk
Surrey: Elmbridge, Epsom and Ewell, Guildford, Mole Valley, Reigate and Banstead, Runnymede, Spelthorne, Surrey Heath, Tandridge, Waverley, Woking
Warwickshire: North Warwickshire, Nuneaton and Bedworth, Rugby, Stratford-on-Avon, Warwick
West Sussex: Adur, Arun, Chichester, Crawley, Horsham, Mid Sussex, Worthing
Worcestershire: Bromsgrove, Malvern Hills, Redditch, Worcester, Wychavon, Wyre Forest
"""

BEYOND = """
WAL: Wales, Anglesey, Isle of Anglesey, Ynys Mon, Gwynedd, Conwy, Denbighshire, Sir Ddinbych, Flintshire, Sir y Fflint, Flintshire and Wrexham, Wrexham, Wrecsam, Powys, Ceredigion, Pembrokeshire, Sir Benfro, Carmarthenshire, Sir Gaerfyrddin, Swansea, Abertawe, Neath Port Talbot, Castell-nedd Port Talbot, Bridgend, Pen-y-bont ar Ogwr, Vale of Glamorgan, The Vale of Glamorgan, Bro Morgannwg, Cardiff, Caerdydd, Rhondda Cynon Taf, Rhondda Cynon Taff, Merthyr Tydfil, Caerphilly, Caerffili, Blaenau Gwent, Torfaen, Tor-faen, Monmouthshire, Sir Fynwy, Newport, Casnewydd
SCO: Scotland, Aberdeen, Aberdeenshire, Angus, Argyll and Bute, Edinburgh, Clackmannanshire, Dumfries and Galloway, Dundee, East Ayrshire, East Dunbartonshire, East Lothian, East Renfrewshire, Falkirk, Fife, Glasgow, Highland, Inverclyde, Midlothian, Moray, North Ayrshire, North Lanarkshire, Orkney, Orkney Islands, Perth and Kinross, Renfrewshire, Scottish Borders, Shetland, Shetland Islands, South Ayrshire, South Lanarkshire, Stirling, West Dunbartonshire, West Lothian, Western Isles, Eilean Siar, Na h-Eileanan Siar
NIR: Northern Ireland, Antrim and Newtownabbey, Ards and North Down, Belfast, Causeway Coast and Glens, Derry and Strabane, Fermanagh and Omagh, Lisburn and Castlereagh, Mid and East Antrim, Mid Ulster, Armagh
NUK: Outside the UK, Outside UK, Abroad, Overseas, Placed abroad
"""
