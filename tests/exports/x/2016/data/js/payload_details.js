var payload_details = 
 {
 "tweets": 3
}